import type { Source } from "./sources.ts";

/** A declared and exported name. */
export interface ExportedName {
  readonly path: string;
  readonly room: string;
  readonly name: string;
  readonly kind: "type" | "value";
  readonly documented: boolean;
}

interface Declaration {
  readonly type: string;
  readonly start: number;
  readonly id?: { readonly name?: string } | null;
  readonly declarations?: readonly { readonly id: { readonly name?: string } }[];
}

/** What a file declares and exports; re-exports are not counted. Overloads count once. */
export function exportedNames({ path, room, text, docs, program }: Source): ExportedName[] {
  const names = new Map<string, ExportedName>();
  for (const statement of program.body) {
    if (statement.type !== "ExportNamedDeclaration" && statement.type !== "ExportDefaultDeclaration")
      continue;
    const declaration = statement.declaration as Declaration | null;
    if (!declaration || !/Declaration$/.test(declaration.type)) continue;
    const declared = declaration.declarations?.map(({ id }) => id) ?? [declaration.id];
    const documented = docs.some(({ end, start }) => isDocOf(text, start, end, statement.start));
    const kind = declaration.type.startsWith("TS") ? "type" : "value";
    for (const id of declared) {
      const name = id?.name ?? "default";
      const earlier = names.get(name);
      names.set(name, { path, room, name, kind, documented: documented || (earlier?.documented ?? false) });
    }
  }
  return [...names.values()];
}

/** Whether a comment documents the statement at `at`: nothing but space and line comments between them. */
function isDocOf(text: string, start: number, end: number, at: number): boolean {
  return start < at && /^(\s|\/\/[^\n]*\n)*$/.test(text.slice(end, at));
}

/** How often a file writes `!` after an expression. */
export function nonNullAssertions({ program }: Source): number {
  let count = 0;
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) for (const child of node) visit(child);
    else if (node && typeof node === "object") {
      if ((node as { type?: string }).type === "TSNonNullExpression") count += 1;
      for (const child of Object.values(node)) visit(child);
    }
  };
  visit(program.body);
  return count;
}

/** Types that more than one package declares and exports under one name. */
export function duplicateTypes(names: readonly ExportedName[]): Map<string, string[]> {
  const rooms = new Map<string, Set<string>>();
  for (const { name, kind, room } of names)
    if (kind === "type" && name !== "default") rooms.set(name, (rooms.get(name) ?? new Set()).add(room));
  return new Map([...rooms].filter(([, where]) => where.size > 1).map(([name, where]) => [name, [...where]]));
}
