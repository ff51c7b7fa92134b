import * as pages from "~/pages/all";
import { defineMessages, type MessageLoaders } from "./define-messages";
import type { UiLanguage } from "./languages";

const shared = {
  common: defineMessages({ en: () => import("./common/en"), ko: () => import("./common/ko") }),
  problems: defineMessages({ en: () => import("./problems/en"), ko: () => import("./problems/ko") }),
};

type TextsOf<Loaders> = Loaders extends MessageLoaders<infer English> ? English : never;

/** Every text of the console by its key, as English has them. */
export type Messages = { readonly [Name in keyof typeof shared]: TextsOf<(typeof shared)[Name]> } & {
  readonly [Name in keyof typeof pages]: TextsOf<(typeof pages)[Name]["messages"]>;
};

declare module "use-intl" {
  interface AppConfig {
    Locale: UiLanguage;
    Messages: Messages;
  }
}

/** Loads all texts in a language. The build puts them into one file per language. */
export async function loadMessages(language: UiLanguage): Promise<Messages> {
  const loaders = [
    ...Object.entries(shared),
    ...Object.entries(pages).map(([name, { messages }]) => [name, messages] as const),
  ];
  const texts = loaders.map(async ([name, load]) => [name, (await load[language]()).default] as const);
  // A translation has the keys of English: `defineMessages` checks it.
  return Object.fromEntries(await Promise.all(texts)) as unknown as Messages;
}
