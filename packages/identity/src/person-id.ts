import { z } from "zod";
import { IdentityError } from "./errors.ts";

const LONGEST_ID = 64;
const ID = new RegExp(`^[\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}_.-]{0,${LONGEST_ID - 1}}$`, "u");
/** `unknown` and `unknown-N` are what an unrecognised person is called. */
const UNKNOWN = /^unknown([-_.].*)?$/i;
/** Names that Windows reserves for devices, with or without an extension. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\..*)?$/i;

/**
 * The id of a person, in composed form (NFC): letters of any script, digits, `_`, `.` and `-`, at most 64
 * characters, never `unknown` or `unknown-N`. It serves as a file name, as part of a URL, and as a speaker in STM,
 * RTTM and SegLST.
 */
export const personIdSchema = z
  .string()
  .normalize("NFC")
  .refine(
    (id) => ID.test(id),
    `use letters, digits, "_", "." and "-", starting with a letter or digit, at most ${LONGEST_ID} characters`,
  )
  .refine((id) => !UNKNOWN.test(id), "`unknown` is what unrecognised people are called")
  .refine((id) => !DEVICE.test(id) && !id.endsWith("."), "it cannot be the name of a file");

/** Checks an id against {@link personIdSchema}. @throws IdentityError `id-invalid` */
export function personId(id: string): string {
  const parsed = personIdSchema.safeParse(id);
  if (parsed.success) return parsed.data;
  const rule = parsed.error.issues.map(({ message }) => message).join("; ");
  throw new IdentityError("id-invalid", `"${id}" cannot be the id of a person: ${rule}.`, { id });
}

const isSafe = (id: string) => personIdSchema.safeParse(id).success;

/**
 * Creates an id from a name: `"Clara Voss"` → `clara-voss`, `"김민준"` → `김민준`. Of an id that is taken, whatever
 * its case, the next free number is added: `clara-voss-2`.
 */
export function personIdFrom(name: string, taken: Iterable<string> = []): string {
  const slug = name
    .normalize("NFC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, "-")
    .replace(/^[-\p{M}]+/u, "");
  const short = [...slug]
    .slice(0, LONGEST_ID - 8)
    .join("")
    .replace(/-+$/, "");
  const base = isSafe(short) ? short : `person-${short}`.replace(/-+$/, "");
  const used = new Set([...taken].map((id) => id.toLowerCase()));
  let id = base;
  for (let number = 2; used.has(id); number++) id = `${base}-${number}`;
  return id;
}

const LONGEST_NAME = 200;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
const CONTROL = /[\u0000-\u001f\u007f]/;

/** Returns `name` trimmed and composed. @throws IdentityError `name-invalid` */
export function personName(name: string): string {
  const composed = name.normalize("NFC").trim();
  if (composed.length > 0 && composed.length <= LONGEST_NAME && !CONTROL.test(composed)) return composed;
  throw new IdentityError(
    "name-invalid",
    `A person's name has 1 to ${LONGEST_NAME} characters on one line; this one has ${composed.length}.`,
    { length: composed.length },
  );
}
