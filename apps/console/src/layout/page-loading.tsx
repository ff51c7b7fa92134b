import { useTranslations } from "use-intl";
import { Skeleton } from "~/components/ui/skeleton";
import { Page } from "./page";

/** While the code of a page comes. */
export function PageLoading() {
  const t = useTranslations("common");
  return (
    <Page>
      <h1 className="sr-only">{t("loading")}</h1>
      <Skeleton className="mb-3 h-8 w-48" />
      <Skeleton className="mb-8 h-5 w-80 max-w-full" />
      <Skeleton className="h-64 w-full rounded-lg" />
    </Page>
  );
}
