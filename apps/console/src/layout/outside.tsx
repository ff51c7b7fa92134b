import type { ReactNode } from "react";
import { useLocale, useTranslations } from "use-intl";
import { setLanguage } from "~/i18n/language";
import { LANGUAGES, type UiLanguage } from "~/i18n/languages";
import { cn } from "~/lib/cn";
import { Mark } from "./mark";

/** The frame of the pages before the sign-in. */
export function Outside({
  title,
  text,
  children,
}: {
  readonly title: string;
  readonly text: string;
  readonly children: ReactNode;
}) {
  const t = useTranslations("common");
  const language = useLocale();
  return (
    <div className="grid min-h-dvh grid-rows-[1fr_auto] px-4">
      <main className="m-auto w-full max-w-96 py-12">
        <Mark className="mb-6 size-11" />
        <h1 className="text-2xl font-semibold tracking-[-0.015em] text-balance">{title}</h1>
        <p className="mt-2 mb-8 text-lg text-pretty text-soft">{text}</p>
        {children}
      </main>
      <footer className="flex justify-center gap-1 py-6">
        {Object.entries(LANGUAGES).map(([value, name]) => (
          <button
            key={value}
            type="button"
            lang={value}
            aria-pressed={value === language}
            aria-label={`${t("language")}: ${name}`}
            onClick={() => void setLanguage(value as UiLanguage)}
            className={cn(
              "rounded-sm px-2.5 py-1 text-sm hover:bg-hover",
              value === language ? "font-medium text-ink" : "text-faint",
            )}
          >
            {name}
          </button>
        ))}
      </footer>
    </div>
  );
}
