import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { LogOut } from "lucide-react";
import type { ReactElement } from "react";
import { useLocale, useTranslations } from "use-intl";
import { api } from "~/api/client";
import { Menu, MenuChoice, MenuItem, MenuSeparator } from "~/components/ui/menu";
import { setLanguage } from "~/i18n/language";
import { LANGUAGES, type UiLanguage } from "~/i18n/languages";
import { setTheme, type Theme, useTheme } from "~/theme/theme";

const themes: readonly Theme[] = ["system", "light", "dark"];

/** Theme, language and the way out. */
export function AccountMenu({
  trigger,
  side,
}: {
  readonly trigger: ReactElement;
  readonly side?: "top" | "bottom";
}) {
  const t = useTranslations("common");
  const language = useLocale();
  const theme = useTheme();
  const navigate = useNavigate();
  const queries = useQueryClient();

  const signOut = async () => {
    await api.delete("/api/session");
    await navigate({ to: "/sign-in" });
    queries.clear();
  };

  return (
    <Menu trigger={trigger} side={side ?? "top"} align="start" className="w-52">
      <MenuChoice
        label={t("theme.label")}
        value={theme}
        choices={themes.map((value) => ({ value, label: t(`theme.${value}`) }))}
        onChange={setTheme}
      />
      <MenuSeparator />
      <MenuChoice
        label={t("language")}
        value={language}
        choices={Object.entries(LANGUAGES).map(([value, label]) => ({
          value: value as UiLanguage,
          label: <span lang={value}>{label}</span>,
        }))}
        onChange={(chosen) => void setLanguage(chosen)}
      />
      <MenuSeparator />
      <MenuItem icon={<LogOut aria-hidden />} onSelect={() => void signOut()}>
        {t("signOut")}
      </MenuItem>
    </Menu>
  );
}
