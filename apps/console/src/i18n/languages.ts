/** The languages of the console, each by its own name. */
export const LANGUAGES = { en: "English", ko: "한국어" } as const;
/** A language of the console; minutes have languages of their own. */
export type UiLanguage = keyof typeof LANGUAGES;
