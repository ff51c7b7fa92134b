import { useTranslations } from "use-intl";
import { PageHeader } from "~/components/ui/page-header";
import { Page } from "~/layout/page";

export function SettingsPage() {
  const t = useTranslations("common.nav");
  return (
    <Page>
      <PageHeader title={t("settings")} />
    </Page>
  );
}
