import { Packr } from "msgpackr";
import { StorageError } from "./errors.ts";

// Sorting is ours; msgpackr writes maps in the order it finds. Records would make bytes depend on history.
const packr = new Packr({ useRecords: false, moreTypes: true, variableMapSize: true });

const isPlain = (value: object) => {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
};

const refuse = (path: string, what: string) =>
  new StorageError(
    "not-encodable",
    `The value at ${path} is ${what}. Store plain objects, arrays, strings, numbers, booleans, dates and typed arrays.`,
    { path },
  );

function canonical(value: unknown, path: string): unknown {
  if (typeof value === "function" || typeof value === "symbol") throw refuse(path, `a ${typeof value}`);
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item, index) => canonical(item, `${path}[${index}]`));
  // Another view of the same bytes must give the same encoding: msgpackr tells Buffer and Uint8Array alike.
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer || value instanceof Date) return value;
  if (!isPlain(value)) throw refuse(path, `a ${value.constructor?.name ?? "class instance"}`);
  const fields = value as Record<string, unknown>;
  const sorted: Record<string, unknown> = {};
  for (const key of Object.keys(fields).sort())
    if (fields[key] !== undefined) sorted[key] = canonical(fields[key], `${path}.${key}`);
  return sorted;
}

/**
 * Encodes a value as MessagePack, always to the same bytes: fields sorted, undefined fields left out. Typed
 * arrays stay typed arrays of their kind.
 * @throws StorageError `not-encodable` for functions, class instances, maps and sets, naming the field
 */
export function encode(value: unknown): Uint8Array {
  const packed = packr.pack(canonical(value, "value"));
  // The packer's buffer is shared and large; what is kept must not hold on to it.
  return Uint8Array.from(packed);
}

function plainBytes(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Buffer.isBuffer(value)) return new Uint8Array(value);
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index += 1) value[index] = plainBytes(value[index]);
  } else if (isPlain(value)) {
    const fields = value as Record<string, unknown>;
    for (const key of Object.keys(fields)) fields[key] = plainBytes(fields[key]);
  }
  return value;
}

/**
 * Decodes what {@link encode} wrote.
 * @throws StorageError `not-decodable` if the bytes are not one whole encoded value
 */
export function decode(bytes: Uint8Array): unknown {
  try {
    return plainBytes(packr.unpack(bytes));
  } catch (error) {
    throw new StorageError(
      "not-decodable",
      `${bytes.length} bytes are not a whole encoded value: ${(error as Error).message}`,
      {},
      error,
    );
  }
}
