/** A number of a list. @throws RangeError beyond its end, where a weight is shorter than its network expects */
export function at(values: ArrayLike<number>, index: number): number {
  const value = values[index];
  if (value === undefined) throw new RangeError(`There is no number ${index} in a list of ${values.length}`);
  return value;
}
