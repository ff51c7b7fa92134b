import { useTranslations } from "use-intl";
import { PageHeader } from "~/components/ui/page-header";
import { Page } from "~/layout/page";
import { useMe } from "~/layout/use-me";
import { useTitle } from "~/lib/use-title";
import { Appearance } from "./appearance";
import { Keys } from "./keys";
import { Policy } from "./policy";
import { Users } from "./users";

/** The settings of the user and, for owners, of the installation. */
export function SettingsPage() {
  const t = useTranslations("settings");
  const { isOwner } = useMe();
  useTitle(t("title"));
  return (
    <Page className="max-w-200">
      <PageHeader title={t("title")} />
      <div className="space-y-12">
        <Appearance />
        <Keys />
        {isOwner && <Users />}
        {isOwner && <Policy />}
      </div>
    </Page>
  );
}
