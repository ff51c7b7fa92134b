import { decode } from "./decode.ts";
import type { RunKind } from "./define-run.ts";
import { evaluate } from "./evaluate.ts";
import { exportFiles } from "./export.ts";
import { importPeople } from "./import-people.ts";
import { minutes } from "./minutes.ts";
import { rules } from "./rules.ts";
import { search } from "./search.ts";

/** The kinds of runs by what they do. */
export const runKinds: ReadonlyMap<string, RunKind> = new Map(
  [minutes, rules, search, exportFiles, importPeople, evaluate, decode].map((kind) => [kind.do, kind]),
);
