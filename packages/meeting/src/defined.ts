/**
 * The value, where the code around it guarantees that it exists.
 * @param what names it in the error
 * @throws Error if it is undefined
 */
export function defined<Value>(value: Value | undefined, what: string): Value {
  if (value === undefined) throw new Error(`${what} is missing. This is a bug: please report it.`);
  return value;
}
