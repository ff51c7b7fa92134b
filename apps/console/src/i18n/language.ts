import type { Messages } from "use-intl";
import { LANGUAGES, type UiLanguage } from "./languages";

const KEY = "hapju.language";

/** Loads all texts of the console in a language. */
export type LoadMessages = (language: UiLanguage) => Promise<Messages>;

interface Current {
  readonly language: UiLanguage;
  readonly messages: Messages;
}
let current: Current | undefined;
let load: LoadMessages = () => Promise.reject(new Error("Await startLanguage() first."));
const listeners = new Set<() => void>();

/** Calls a listener after each change of language. @returns stops that */
export const subscribeLanguage = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** The language in use with its texts. @throws Error before `startLanguage` has resolved */
export function currentLanguage(): Current {
  if (!current) throw new Error("No language is loaded. Await startLanguage() first.");
  return current;
}

async function use(language: UiLanguage): Promise<void> {
  current = { language, messages: await load(language) };
  document.documentElement.lang = language;
  for (const listener of listeners) listener();
}

/** Loads the texts of the language chosen before, or else of the first one the browser prefers. */
export function startLanguage(loadMessages: LoadMessages): Promise<void> {
  load = loadMessages;
  return use(chosen() ?? preferred());
}

/** Changes the language and keeps the choice in this browser. */
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
const preferred = (): UiLanguage =>
  navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage) ?? "en";
