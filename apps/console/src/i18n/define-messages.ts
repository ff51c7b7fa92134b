import type { UiLanguage } from "./languages";
import type { Translation } from "./translation";

/** How the texts of a page, or of a shared part, are loaded in each language. English sets the keys. */
export type MessageLoaders<English> = {
  readonly en: () => Promise<{ readonly default: English }>;
} & {
  readonly [Language in Exclude<UiLanguage, "en">]: () => Promise<{ readonly default: Translation<English> }>;
};

/** Declares the texts of a page: a language that lacks one does not compile. */
export const defineMessages = <const English>(loaders: MessageLoaders<English>): MessageLoaders<English> =>
  loaders;
