import { type ReactNode, useSyncExternalStore } from "react";
import { IntlProvider } from "use-intl";
import { currentLanguage, subscribeLanguage } from "./language";

const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Provides the texts in the language in use. */
export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const { language, messages } = useSyncExternalStore(subscribeLanguage, currentLanguage);
  return (
    <IntlProvider locale={language} messages={messages} timeZone={timeZone}>
      {children}
    </IntlProvider>
  );
}
