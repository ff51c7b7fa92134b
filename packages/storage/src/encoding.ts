import { Packr } from "msgpackr";
import { StorageError } from "./errors.ts";

// Fields are sorted here, because msgpackr keeps their order. Records would make the bytes depend on earlier values.
const packr = new Packr({ useRecords: false, moreTypes: true, variableMapSize: true });

const isPlain = (value: object) => {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
};

/** The kind of a value that cannot be stored; `undefined` if it can. */
function refused(value: unknown): string | undefined {
  if (typeof value === "function" || typeof value === "symbol") return `a ${typeof value}`;
  if (typeof value !== "object" || value === null || Array.isArray(value) || isWhole(value)) return undefined;
  return isPlain(value) ? undefined : `a ${value.constructor?.name ?? "class instance"}`;
}

/** Values that are encoded as a whole: Buffer and Uint8Array of the same bytes have the same encoding. */
const isWhole = (value: object) =>
  ArrayBuffer.isView(value) || value instanceof ArrayBuffer || value instanceof Date;

/** The value with its fields sorted and undefined ones left out; the same object if it is canonical already, as decoded values are. */
function canonical(value: unknown): unknown {
  if (refused(value)) throw new TypeError("not encodable");
  if (typeof value !== "object" || value === null || isWhole(value)) return value;
  if (Array.isArray(value)) {
    const items = value.map(canonical);
    return items.every((item, index) => item === value[index]) ? value : items;
  }
  const fields = value as Record<string, unknown>;
  const keys = Object.keys(fields);
  // A field of this name would set the prototype when the value is decoded.
  const inOrder = keys.filter((key) => key !== "__proto__").sort();
  const parts = inOrder.map((key) => canonical(fields[key]));
  const isCanonical = keys.every(
    (key, index) => key === inOrder[index] && parts[index] === fields[key] && parts[index] !== undefined,
  );
  if (isCanonical) return value;
  const known = inOrder.map((key, index) => [key, parts[index]] as const);
  return Object.fromEntries(known.filter(([, part]) => part !== undefined));
}

function sorted(value: unknown): unknown {
  try {
    return canonical(value);
  } catch (error) {
    throw refusal(value, "value") ?? error;
  }
}

/** The first part of a value that cannot be stored, as an error. */
function refusal(value: unknown, path: string): StorageError | undefined {
  const what = refused(value);
  if (what)
    return new StorageError(
      "not-encodable",
      `The value at ${path} is ${what}. Store plain objects, arrays, strings, numbers, booleans, dates and typed arrays.`,
      { path },
    );
  if (typeof value !== "object" || value === null || isWhole(value)) return undefined;
  const parts = Array.isArray(value)
    ? value.map((item, index) => [`${path}[${index}]`, item] as const)
    : Object.entries(value).map(([key, field]) => [`${path}.${key}`, field] as const);
  for (const [place, part] of parts) {
    const found = refusal(part, place);
    if (found) return found;
  }
  return undefined;
}

/**
 * Encodes a value as MessagePack, equal values to equal bytes: fields are sorted, those undefined or named `__proto__` left out. Typed
 * arrays stay typed arrays of their kind.
 * @throws StorageError `not-encodable` for functions, class instances, maps and sets, naming the field
 */
export function encode(value: unknown): Uint8Array {
  const packed = packr.pack(sorted(value));
  // The packer's buffer is shared and large, so the bytes are copied.
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
      { cause: error },
    );
  }
}
