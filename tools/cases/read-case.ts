import { readFileSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { z } from "zod";
import { checkKinds } from "./checks/all.ts";
import type { CheckKind } from "./checks/define-check.ts";
import { CaseError } from "./errors.ts";
import { runKinds } from "./runs/all.ts";
import type { RunKind } from "./runs/define-run.ts";

/** A run of a case. */
export interface CaseRun {
  readonly name: string;
  readonly kind: RunKind;
  /** The run as `case.json` has it. */
  readonly run: unknown;
}

/** A check of a case: one, or alternatives, each a list of which all must hold. */
export type CaseCheck =
  | {
      readonly kind: CheckKind;
      readonly check: unknown;
      readonly in: string | undefined;
      readonly title: string;
    }
  | { readonly any: readonly (readonly CaseCheck[])[] };

/** A case as it runs. */
export interface Case {
  readonly id: string;
  readonly folder: string;
  /** Empty where the case is only prose. */
  readonly runs: readonly CaseRun[];
  readonly expect: readonly CaseCheck[];
  readonly better: readonly CaseCheck[] | undefined;
  /** What a person does where there is nothing to run. */
  readonly command: string;
}

const item = z.record(z.string(), z.unknown());
const caseFile = z.strictObject({
  id: z.string(),
  source: z.string(),
  symptom: z.string(),
  severity: z.number(),
  command: z.string(),
  expected: z.string(),
  observed: z.string(),
  verdict: z.string(),
  run: z.union([item, z.array(item)]).optional(),
  expect: z.array(item).optional(),
  better: z.array(item).optional(),
});

/** What is wrong with a value, without the words of the library. */
function problemIn(schema: z.ZodType, value: unknown): string | undefined {
  const [issue] = schema.safeParse(value).error?.issues ?? [];
  if (!issue) return undefined;
  if (issue.code === "unrecognized_keys") return `unknown field "${issue.keys.join('", "')}"`;
  return `${issue.path.join(".")}: ${issue.message}`;
}

function readRun(run: Readonly<Record<string, unknown>>): CaseRun {
  const kind = runKinds.get(String(run.do));
  if (!kind) throw new CaseError(`unknown run "${run.do}"`);
  const problem = problemIn(kind.schema, run);
  if (problem) throw new CaseError(`${problem} of the run "${kind.do}"`);
  const file = kind.nameOf(run);
  return { kind, run, name: String(run.name ?? basename(file, extname(file))) };
}

function readCheck(given: unknown, runs: readonly CaseRun[]): CaseCheck {
  const check = item.parse(given);
  if (Array.isArray(check.any)) {
    const other = Object.keys(check).find((key) => key !== "any");
    if (other) throw new CaseError(`unknown field "${other}" beside "any"`);
    return {
      any: check.any.map((one) => (Array.isArray(one) ? one : [one]).map((each) => readCheck(each, runs))),
    };
  }
  const kind = checkKinds.get(String(check.check));
  if (!kind) throw new CaseError(`unknown check "${check.check}"`);
  const problem = problemIn(kind.schema, check);
  if (problem) throw new CaseError(`${problem} of the check "${kind.name}"`);
  const where = check.in === undefined ? undefined : String(check.in);
  const own = runs.filter(({ name }) => where === undefined || name === where);
  if (own.length === 0)
    throw new CaseError(`the check "${kind.name}" is of the run "${where}", which there is not`);
  const stray = own.find((run) => !kind.of.includes(run.kind.do));
  if (stray)
    throw new CaseError(
      `the check "${kind.name}" cannot be made of the run "${stray.name}" (${stray.kind.do}): tie it to another with "in"`,
    );
  return { kind, check, in: where, title: titleOf(check) };
}

/** A check as the report prints it. */
const titleOf = ({ check, in: where, ...fields }: Readonly<Record<string, unknown>>) =>
  [check, ...Object.entries(fields).map(([name, value]) => `${name} ${JSON.stringify(value)}`)].join(" ");

/** Reads the case in a folder. @throws CaseError with what is wrong in `case.json` */
export function readCase(folder: string): Case {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(join(folder, "case.json"), "utf8"));
  } catch (error) {
    throw new CaseError(`case.json cannot be read: ${(error as Error).message}`);
  }
  const problem = problemIn(caseFile, content);
  if (problem) throw new CaseError(`case.json: ${problem}`);
  const { id, command, run = [], expect = [], better } = caseFile.parse(content);
  const runs = (Array.isArray(run) ? run : [run]).map(readRun);
  return {
    id,
    folder,
    command,
    runs,
    expect: expect.map((check) => readCheck(check, runs)),
    better: better?.map((check) => readCheck(check, runs)),
  };
}
