import {
  findNodeAtLocation,
  getNodeValue,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from "jsonc-parser";
import { z } from "zod";
import { IdentityError } from "../errors.ts";
import { personId, personName } from "../person-id.ts";

const rule = (check: (text: string) => string) =>
  z.string().transform((text, context) => {
    try {
      return check(text);
    } catch (error) {
      context.addIssue({ code: "custom", message: (error as Error).message });
      return z.NEVER;
    }
  });
const paths = z.array(z.string().min(1)).default([]);

const filePerson = z
  .object({
    id: rule(personId).describe("Letters, digits, _ . -; also the speaker in the evaluation formats"),
    display_name: rule(personName).describe("As the minutes show it"),
    enrolled: z.boolean().default(true).describe("False: listed, but never recognised"),
    enrolment_images: paths.describe("Photos of this person alone, relative to this file"),
    enrolment_audio: paths.describe("Sounds of this person alone, relative to this file"),
  })
  .refine(
    ({ enrolled, enrolment_images, enrolment_audio }) =>
      !enrolled || enrolment_images.length + enrolment_audio.length > 0,
    "is to be enrolled but lists no photo and no sound: add enrolment_images, or set enrolled to false",
  );

/** The shape of a `people.json`. Fields that are not listed here are ignored. */
export const peopleFileSchema = z.object({
  people: z.array(filePerson).min(1).superRefine(refuseSameIds),
});
/** See {@link peopleFileSchema}. */
export type PeopleFile = z.infer<typeof peopleFileSchema>;

function refuseSameIds(
  people: readonly { readonly id: string }[],
  context: z.RefinementCtx<readonly { readonly id: string }[]>,
): void {
  const first = new Map<string, number>();
  for (const [index, { id }] of people.entries()) {
    const key = id.toLowerCase();
    const other = first.get(key);
    if (other === undefined) first.set(key, index);
    else
      context.addIssue({
        code: "custom",
        path: [index, "id"],
        message: `"${id}" is the id of people[${other}] too: give each person an id of their own, differing in more than case`,
        params: { code: "duplicate-id" },
      });
  }
}

/**
 * Reads the text of a `people.json`.
 *
 * @throws IdentityError `json-broken` with line and column, `duplicate-id`, `people-invalid` with every problem
 */
export function parsePeopleFile(text: string, path: string): PeopleFile {
  const source = text.replace(/^\uFEFF/, "");
  const faults: ParseError[] = [];
  const tree = parseTree(source, faults, { disallowComments: true, allowTrailingComma: false });
  if (faults[0] || !tree) throw broken(source, path, faults[0]);
  const parsed = peopleFileSchema.safeParse(getNodeValue(tree));
  if (parsed.success) return parsed.data;
  throw invalid(source, path, tree, parsed.error.issues);
}

function broken(source: string, path: string, fault: ParseError | undefined): IdentityError {
  const place = placeOf(source, fault?.offset ?? 0);
  const reason = fault ? printParseErrorCode(fault.error) : "Empty";
  const words = reason.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
  return new IdentityError(
    "json-broken",
    `${path} is not JSON: ${words} at line ${place.line}, column ${place.column}. Correct it there and import again.`,
    { path, ...place },
  );
}

function invalid(
  source: string,
  path: string,
  tree: Node,
  issues: readonly z.core.$ZodIssue[],
): IdentityError {
  const problems = issues.map((issue) => {
    const steps = issue.path as (string | number)[];
    // A field that is missing has no place: its person does.
    const node = findNodeAtLocation(tree, steps) ?? findNodeAtLocation(tree, steps.slice(0, -1)) ?? tree;
    return { at: jsonPath(steps), ...placeOf(source, node.offset), reason: issue.message };
  });
  const lines = problems.map(({ at, line, reason }) => `  line ${line}, ${at}: ${reason}`);
  const doubled = issues.every((issue) => issue.code === "custom" && issue.params?.code === "duplicate-id");
  return new IdentityError(
    doubled ? "duplicate-id" : "people-invalid",
    `${path} cannot be imported; ${problems.length} ${problems.length === 1 ? "problem" : "problems"}:\n${lines.join("\n")}`,
    { path, problems },
  );
}

/** `["people", 2, "id"]` → `people[2].id` */
export const jsonPath = (steps: readonly (string | number)[]) =>
  steps
    .map((step) => (typeof step === "number" ? `[${step}]` : `.${step}`))
    .join("")
    .replace(/^\./, "") || "(root)";

function placeOf(source: string, offset: number): { line: number; column: number } {
  const before = source.slice(0, offset).split(/\r\n|\r|\n/);
  const last = before.at(-1) ?? "";
  return { line: before.length, column: last.length + 1 };
}
