import type { Artifacts } from "./artifacts.ts";
import type { InputDigests } from "./cache-key.ts";
import type { ArtifactRef } from "./run.ts";

/** Where the value of one input is stored. */
export type FoundInput =
  | { readonly kind: "whole"; readonly ref: ArtifactRef }
  | { readonly kind: "item"; readonly ref: ArtifactRef; readonly digest: string; readonly index: number }
  | { readonly kind: "items"; readonly ref: ArtifactRef }
  | { readonly kind: "joined"; readonly refs: readonly ArtifactRef[] };

/** Where the inputs of a step run are stored, by field. */
export type FoundInputs = Readonly<Record<string, FoundInput>>;

/** The digests of inputs, for the cache key. */
export function digestsOf(inputs: FoundInputs): InputDigests {
  return Object.fromEntries(
    Object.entries(inputs).map(([field, found]) => {
      if (found.kind === "item") return [field, found.digest];
      if (found.kind === "joined") return [field, found.refs.map((ref) => ref.digest)];
      return [field, found.ref.digest];
    }),
  );
}

/** Reads the values of inputs. */
export async function loadInputs(
  artifacts: Artifacts,
  inputs: FoundInputs,
): Promise<Record<string, unknown>> {
  const loaded = Object.entries(inputs).map(async ([field, found]): Promise<[string, unknown]> => {
    if (found.kind === "whole") return [field, await artifacts.read(found.ref)];
    if (found.kind === "item") return [field, await artifacts.readItem(found.ref, found.index)];
    if (found.kind === "items") return [field, await artifacts.readItems(found.ref)];
    // One after the other: a join may have many items.
    const values: unknown[] = [];
    for (const ref of found.refs) values.push(await artifacts.read(ref));
    return [field, values];
  });
  return Object.fromEntries(await Promise.all(loaded));
}
