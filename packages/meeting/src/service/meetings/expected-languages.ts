import { MeetingError } from "../../errors.ts";
import type { Languages } from "../../minutes/lang/languages.ts";

/** Stands for the languages that minutes can be written in. */
const AUTO = "auto";

/**
 * The languages that may be spoken in a recording, from what a person chose: one tag, tags separated by commas, or `auto` for
 * those that minutes can be written in. Where there is more than one, the recording decides.
 *
 * @returns BCP 47 tags in canonical form, at least one
 * @throws MeetingError `bad-language`
 */
export function expectedLanguages(chosen: string, { list }: Languages): [string, ...string[]] {
  const tags = chosen === AUTO ? list.map(({ tag }) => tag) : chosen.split(",").map(canonicalTag);
  const [first = canonicalTag(chosen), ...others] = new Set(tags);
  return [first, ...others];
}

function canonicalTag(text: string): string {
  const tag = text.trim();
  try {
    const [canonical] = Intl.getCanonicalLocales(tag);
    if (canonical) return canonical;
  } catch {
    // Refused below.
  }
  throw new MeetingError(
    "bad-language",
    `"${tag}" is not a language tag. Use a BCP 47 tag such as en, ko or pt-BR, several separated by commas, or auto.`,
    { language: tag },
  );
}
