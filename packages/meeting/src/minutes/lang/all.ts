import { english } from "./en/index.ts";
import { korean } from "./ko/index.ts";
import type { Language } from "./language.ts";

/** The embedded languages. The first is used where no other serves the language spoken. */
export const defaultLanguages: readonly Language[] = [english, korean];
