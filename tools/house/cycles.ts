import { existsSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import type { Source } from "./sources.ts";

/** The files each file imports by a relative path or the console's `~/`, types included. */
export function importsOf({ path, program, room }: Source): string[] {
  const specifiers = program.body.flatMap((statement) =>
    (statement.type === "ImportDeclaration" ||
      statement.type === "ExportNamedDeclaration" ||
      statement.type === "ExportAllDeclaration") &&
    statement.source
      ? [statement.source.value]
      : [],
  );
  return specifiers.flatMap((specifier) => {
    if (specifier.startsWith("~/")) return resolved(join(room, "src", specifier.slice(2)));
    return specifier.startsWith(".") ? resolved(normalize(join(dirname(path), specifier))) : [];
  });
}

const resolved = (path: string): string[] =>
  [path, `${path}.ts`, `${path}.tsx`, join(path, "index.ts"), join(path, "index.tsx")]
    .filter((candidate) => /\.tsx?$/.test(candidate) && existsSync(candidate))
    .slice(0, 1);

/** Groups of files that import each other in a circle (strongly connected components, Tarjan 1972). */
export function cyclesOf(sources: readonly Source[]): string[][] {
  const edges = new Map(sources.map((source) => [source.path, importsOf(source)]));
  const order = new Map<string, number>();
  const stack: string[] = [];
  const cycles: string[][] = [];
  const visit = (path: string): number => {
    const index = order.size;
    order.set(path, index);
    let lowest = index;
    stack.push(path);
    for (const next of edges.get(path) ?? []) {
      if (!edges.has(next)) continue;
      if (!order.has(next)) lowest = Math.min(lowest, visit(next));
      else if (stack.includes(next)) lowest = Math.min(lowest, order.get(next) ?? lowest);
    }
    if (lowest === index) {
      const group = stack.splice(stack.indexOf(path));
      if (group.length > 1) cycles.push(group.sort());
    }
    return lowest;
  };
  for (const path of edges.keys()) if (!order.has(path)) visit(path);
  return cycles;
}
