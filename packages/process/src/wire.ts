/**
 * How a message crosses the pipe. Values travel as structured clones, so typed arrays stay typed
 * arrays; an error would lose its `code` and `data` that way, so it travels as a plain record.
 */
interface ErrorRecord {
  readonly name: string;
  readonly message: string;
  readonly stack: string | undefined;
  readonly code: unknown;
  readonly data: unknown;
}

interface Reply {
  e?: unknown;
}

export function pack(message: Reply): Reply {
  if (!(message.e instanceof Error)) return message;
  const { name, message: text, stack } = message.e;
  const { code, data } = message.e as { code?: unknown; data?: unknown };
  const record: ErrorRecord = { name, message: text, stack, code, data };
  return { ...message, e: record };
}

export function unpack(message: Reply): Reply {
  if (message.e === undefined) return message;
  const record = message.e as ErrorRecord;
  const error = Object.assign(new Error(record.message), { code: record.code, data: record.data });
  error.name = record.name;
  if (record.stack) error.stack = record.stack;
  return { ...message, e: error };
}
