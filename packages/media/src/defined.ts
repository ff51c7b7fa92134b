/** A value that exists by construction. @throws TypeError if it does not, which is a bug of this package */
export function defined<T>(value: T | null | undefined): T {
  if (value === undefined || value === null) throw new TypeError("A value that must exist is missing.");
  return value;
}

/** The item at an index that is in range by construction. @throws RangeError if it is not, a bug of this package */
export function valueAt<T>(items: ArrayLike<T>, index: number): T {
  const item = items[index];
  if (item === undefined) throw new RangeError(`Index ${index} is outside 0…${items.length - 1}.`);
  return item;
}
