import { type BufferRef, bufferRefOf, hasSharedBuffers, readBuffer } from "./shared-buffer.ts";

/**
 * How a message is sent through the pipe. Values are sent as structured clones, so typed arrays stay typed arrays. An
 * error would lose its `code` and `data` that way, so it is sent as a plain record. A borrowed view is sent as its
 * range of the shared file.
 */
interface ErrorRecord {
  readonly name: string;
  readonly message: string;
  readonly stack: string | undefined;
  readonly code: unknown;
  readonly data: unknown;
}

interface Message {
  /** Arguments of a call. */
  a?: unknown[];
  /** Error of a reply. */
  e?: unknown;
}

/** The field that marks a range of the shared file among values. */
const IN_SHARED_FILE = "bytes in the shared file";

/** What to send for a message. */
export function pack(message: Message): Message {
  if (message.a && hasSharedBuffers()) return { ...message, a: mapDeep(message.a, toBufferRef) as unknown[] };
  if (!(message.e instanceof Error)) return message;
  const { name, message: text, stack } = message.e;
  const { code, data } = message.e as { code?: unknown; data?: unknown };
  const record: ErrorRecord = { name, message: text, stack, code, data };
  return { ...message, e: record };
}

/** The message that was sent. */
export function unpack(message: Message): Message {
  if (message.a) return { ...message, a: mapDeep(message.a, fromBufferRef) as unknown[] };
  if (message.e === undefined) return message;
  const record = message.e as ErrorRecord;
  const error = Object.assign(new Error(record.message), { code: record.code, data: record.data });
  error.name = record.name;
  if (record.stack) error.stack = record.stack;
  return { ...message, e: error };
}

function toBufferRef(value: object): unknown {
  const ref = ArrayBuffer.isView(value) ? bufferRefOf(value) : undefined;
  return ref && { [IN_SHARED_FILE]: ref, floats: value instanceof Float32Array };
}

function fromBufferRef(value: object): unknown {
  if (!(IN_SHARED_FILE in value)) return undefined;
  const bytes = readBuffer(value[IN_SHARED_FILE] as BufferRef);
  return (value as { floats?: boolean }).floats ? new Float32Array(bytes.buffer) : bytes;
}

/** A copy of plain objects and arrays in which `replace` may replace any object. */
function mapDeep(value: unknown, replace: (value: object) => unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  const replaced = replace(value);
  if (replaced !== undefined) return replaced;
  if (Array.isArray(value)) return value.map((item) => mapDeep(item, replace));
  if (Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapDeep(item, replace)]));
}
