import { hasRooms, type Place, placeOf, readPlace } from "./room.ts";

/**
 * How a message crosses the pipe. Values travel as structured clones, so typed arrays stay typed
 * arrays; an error would lose its `code` and `data` that way, so it travels as a plain record; bytes and float32
 * numbers that lie in the shared file travel as their place.
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

/** The field by which a place is known among values. */
const IN_SHARED_FILE = "bytes in the shared file";

export function pack(message: Message): Message {
  if (message.a && hasRooms()) return { ...message, a: mapDeep(message.a, toPlace) as unknown[] };
  if (!(message.e instanceof Error)) return message;
  const { name, message: text, stack } = message.e;
  const { code, data } = message.e as { code?: unknown; data?: unknown };
  const record: ErrorRecord = { name, message: text, stack, code, data };
  return { ...message, e: record };
}

export function unpack(message: Message): Message {
  if (message.a) return { ...message, a: mapDeep(message.a, fromPlace) as unknown[] };
  if (message.e === undefined) return message;
  const record = message.e as ErrorRecord;
  const error = Object.assign(new Error(record.message), { code: record.code, data: record.data });
  error.name = record.name;
  if (record.stack) error.stack = record.stack;
  return { ...message, e: error };
}

function toPlace(value: object): unknown {
  const place = ArrayBuffer.isView(value) ? placeOf(value) : undefined;
  return place && { [IN_SHARED_FILE]: place, floats: value instanceof Float32Array };
}

function fromPlace(value: object): unknown {
  if (!(IN_SHARED_FILE in value)) return undefined;
  const bytes = readPlace(value[IN_SHARED_FILE] as Place);
  return (value as { floats?: boolean }).floats ? new Float32Array(bytes.buffer) : bytes;
}

/** A copy of plain objects and arrays in which `replace` has a say in every object. */
function mapDeep(value: unknown, replace: (value: object) => unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  const replaced = replace(value);
  if (replaced !== undefined) return replaced;
  if (Array.isArray(value)) return value.map((item) => mapDeep(item, replace));
  if (Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapDeep(item, replace)]));
}
