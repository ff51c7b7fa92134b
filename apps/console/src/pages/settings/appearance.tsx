import { useLocale, useTranslations } from "use-intl";
import { Card } from "~/components/ui/card";
import { Select } from "~/components/ui/select";
import { setLanguage } from "~/i18n/language";
import { LANGUAGES, type UiLanguage } from "~/i18n/languages";
import { setTheme, type Theme, useTheme } from "~/theme/theme";
import { Section } from "./section";

const themes: readonly Theme[] = ["system", "light", "dark"];

/** Language and theme. */
export function Appearance() {
  const t = useTranslations("settings.appearance");
  const common = useTranslations("common");
  const language = useLocale();
  const theme = useTheme();
  return (
    <Section title={t("title")}>
      <Card className="divide-y divide-line">
        <Row title={t("language")} note={t("languageNote")}>
          <Select
            label={t("language")}
            hideLabel
            value={language}
            choices={Object.entries(LANGUAGES).map(([value, label]) => ({
              value: value as UiLanguage,
              label,
            }))}
            onChange={(chosen) => void setLanguage(chosen)}
          />
        </Row>
        <Row title={t("theme")} note={t("themeNote")}>
          <Select
            label={t("theme")}
            hideLabel
            value={theme}
            choices={themes.map((value) => ({ value, label: common(`theme.${value}`) }))}
            onChange={setTheme}
          />
        </Row>
      </Card>
    </Section>
  );
}

interface RowProps {
  readonly title: string;
  readonly note: string;
  readonly children: React.ReactNode;
}

const Row = ({ title, note, children }: RowProps) => (
  <div className="flex flex-wrap items-center justify-between gap-x-8 gap-y-3 px-5 py-4">
    <div className="min-w-0 flex-1 basis-60">
      <p className="font-medium">{title}</p>
      <p className="text-sm text-faint">{note}</p>
    </div>
    <div className="w-44">{children}</div>
  </div>
);
