import { defined } from "../defined.ts";
import { dot, mean } from "../statistics.ts";
import { agglomerate } from "./agglomerate.ts";

/** So many vectors are compared pair by pair: about eight minutes of a meeting, 1 MB of similarities. */
const BLOCK = 500;

/**
 * Average-linkage clustering of any number of vectors by their dot products: in blocks, then the groups of all blocks. Memory
 * and time grow in proportion to the number of vectors, not to its square.
 *
 * @param vectors those near in the list are compared first
 * @param stop groups are joined while the mean dot product of their members is above this
 * @returns the group of each vector
 */
export function groupVectors(vectors: readonly Float32Array[], stop: number): number[] {
  const firsts: number[] = [];
  const members: Float32Array[][] = [];
  for (let from = 0; from < vectors.length; from += BLOCK) {
    const block = vectors.slice(from, from + BLOCK);
    const similarity = (a: number, b: number) => dot(defined(block[a]), defined(block[b]));
    const offset = members.length;
    for (const [at, group] of agglomerate(block.length, similarity, stop).entries()) {
      firsts.push(offset + group);
      const own = members[offset + group];
      if (own) own.push(defined(block[at]));
      else members[offset + group] = [defined(block[at])];
    }
  }
  // The mean of the dot products between two groups is the dot product of their means.
  const means = members.map(mean);
  const between = (a: number, b: number) => dot(defined(means[a]), defined(means[b]));
  const sizes = members.map(({ length }) => length);
  const groups = agglomerate(means.length, between, stop, sizes);
  return firsts.map((first) => defined(groups[first]));
}
