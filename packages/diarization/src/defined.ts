/**
 * The value, where the code around it guarantees that there is one: a map that was filled for every key, a list that is
 * never empty.
 * @throws TypeError if the value is undefined, which is a bug of this package
 */
export function defined<T>(value: T | undefined): T {
  if (value === undefined) throw new TypeError("A value is missing. This is a bug in @hapju/diarization.");
  return value;
}
