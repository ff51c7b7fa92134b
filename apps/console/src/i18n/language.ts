import type en from "./en";

export const LANGUAGES = { en: "English", ko: "한국어" } as const;
export type UiLanguage = keyof typeof LANGUAGES;
export type Messages = typeof en;

/** The same names with a text for each: what a translation has to be. */
export type Translation<Texts> = {
  readonly [Name in keyof Texts]: Texts[Name] extends string ? string : Translation<Texts[Name]>;
};

declare module "use-intl" {
  interface AppConfig {
    Locale: UiLanguage;
    Messages: Messages;
  }
}

const KEY = "hapju.language";
const load: Record<UiLanguage, () => Promise<Messages>> = {
  en: async () => (await import("./en")).default,
  // A translation has the same names with other texts.
  ko: async () => (await import("./ko")).default as unknown as Messages,
};

interface Current {
  readonly language: UiLanguage;
  readonly messages: Messages;
}
let current: Current | undefined;
const listeners = new Set<() => void>();

export const subscribeLanguage = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** The language in use with its texts. `startLanguage` must have ended. */
export const currentLanguage = (): Current => current!;

async function use(language: UiLanguage): Promise<void> {
  current = { language, messages: await load[language]() };
  document.documentElement.lang = language;
  for (const listener of listeners) listener();
}

/** Loads the texts of the language chosen before, or else of the first that the browser asks for. */
export const startLanguage = (): Promise<void> => use(chosen() ?? asked());

export function setLanguage(language: UiLanguage): Promise<void> {
  localStorage.setItem(KEY, language);
  return use(language);
}

const isLanguage = (text: string | null | undefined): text is UiLanguage =>
  text !== null && text !== undefined && Object.hasOwn(LANGUAGES, text);
function chosen(): UiLanguage | undefined {
  const stored = localStorage.getItem(KEY);
  return isLanguage(stored) ? stored : undefined;
}
const asked = (): UiLanguage => navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage) ?? "en";
