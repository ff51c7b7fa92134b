import { MeetingError } from "../../errors.ts";
import type { Language } from "./language.ts";

/** The languages of an application. */
export interface Languages {
  readonly list: readonly Language[];
  /** The language that serves a BCP 47 tag (RFC 4647 lookup: `pt-BR`, then `pt`), else the first of the list. */
  of(tag: string): Language;
}

/**
 * Collects languages.
 * @throws MeetingError `registration-invalid` if the list is empty or two languages have the same tag
 */
export function createLanguages(list: readonly Language[]): Languages {
  const [fallback] = list;
  if (!fallback)
    throw new MeetingError(
      "registration-invalid",
      "No language is registered. Pass at least one in `languages`, or leave the option out.",
    );
  const byTag = new Map<string, Language>();
  for (const language of list) {
    const key = language.tag.toLowerCase();
    if (byTag.has(key))
      throw new MeetingError(
        "registration-invalid",
        `Two languages have the tag "${language.tag}": ${byTag.get(key)?.name} and ${language.name}. Register one of them.`,
        { tag: language.tag },
      );
    byTag.set(key, language);
  }
  return {
    list,
    of(tag) {
      const subtags = tag.toLowerCase().split("-");
      while (subtags.length > 0) {
        const found = byTag.get(subtags.join("-"));
        if (found) return found;
        subtags.pop();
      }
      return fallback;
    },
  };
}
