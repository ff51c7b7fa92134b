/** Words compare without case and punctuation: an added comma does not cost a word its time. */
const normalised = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "") || text;

/** The longest common subsequence of two lists of words, as pairs of their positions, in order. */
export function commonWords(a: readonly string[], b: readonly string[]): (readonly [a: number, b: number])[] {
  const [left, right] = [a.map(normalised), b.map(normalised)];
  const width = right.length + 1;
  const lengths = new Uint32Array((left.length + 1) * width);
  const lengthAt = (i: number, j: number) => lengths[i * width + j] ?? 0;
  for (let i = left.length - 1; i >= 0; i--)
    for (let j = right.length - 1; j >= 0; j--)
      lengths[i * width + j] =
        left[i] === right[j] ? lengthAt(i + 1, j + 1) + 1 : Math.max(lengthAt(i + 1, j), lengthAt(i, j + 1));
  const pairs: (readonly [number, number])[] = [];
  for (let [i, j] = [0, 0]; i < left.length && j < right.length; ) {
    if (left[i] === right[j]) pairs.push([i++, j++]);
    else if (lengthAt(i + 1, j) >= lengthAt(i, j + 1)) i++;
    else j++;
  }
  return pairs;
}
