import type { Source } from "./handle.ts";

/** One step of a pipeline: where it runs and what it reads. */
export interface Node {
  readonly kind: "split" | "each" | "all";
  readonly name: string;
  /** The splits it runs in: `""` runs once, `chunks` once per chunk, `topics/claims` once per claim. */
  readonly scope: string;
  readonly inputs: Readonly<Record<string, Source>>;
}

/** The shape of a pipeline, as a run freezes it. */
export interface Graph {
  readonly inputs: Readonly<Record<string, { readonly sealed: boolean }>>;
  readonly nodes: readonly Node[];
  readonly output: string;
}

/** The scope around a scope: `topics` of `topics/claims`, the root of `topics`. */
export const parentOf = (scope: string) => scope.slice(0, Math.max(0, scope.lastIndexOf("/")));

/** Whether `outer` is `inner` or a scope around it. */
export const isAround = (outer: string, inner: string) =>
  outer === "" || outer === inner || inner.startsWith(`${outer}/`);

/** The innermost of the scopes, if the others are around it. */
export function deepestOf(scopes: readonly string[]): string | undefined {
  const deepest = scopes.reduce((best, scope) => (isAround(best, scope) ? scope : best), "");
  return scopes.every((scope) => isAround(scope, deepest)) ? deepest : undefined;
}

/** The scope around the innermost split; the others are around that, or directly in it. */
export function joinedOf(scopes: readonly string[]): string | undefined {
  const longest = scopes.reduce((best, scope) => (scope.length > best.length ? scope : best), "");
  const candidates = [...new Set([longest, ...scopes].map(parentOf))];
  return candidates.find((joined) =>
    scopes.every((scope) => isAround(scope, joined) || parentOf(scope) === joined),
  );
}

/** `chunks/12` in `chunks`; `topics/3/claims/1` in `topics/claims`: the path without its numbers. */
export const scopeOfItem = (item: string) =>
  item
    .split("/")
    .filter((_, index) => index % 2 === 0)
    .join("/");

/** The item around an item: `topics/3` of `topics/3/claims/1`, the root of `topics/3`. */
export const itemAround = (item: string) => item.split("/").slice(0, -2).join("/");

/** The part of an item's path that belongs to an outer scope: `topics/3` of `topics/3/claims/1` in `topics`. */
export function itemIn(item: string, scope: string): string {
  const depth = scope === "" ? 0 : scope.split("/").length;
  return item
    .split("/")
    .slice(0, depth * 2)
    .join("/");
}

/** The path of an item of a split. */
export const itemOf = (around: string, split: string, index: number) =>
  around ? `${around}/${split}/${index}` : `${split}/${index}`;

/** The last number of a path: the position of an item in its split. */
export const indexOfItem = (item: string) => Number(item.slice(item.lastIndexOf("/") + 1));
