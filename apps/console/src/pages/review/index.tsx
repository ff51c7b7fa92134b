import { useQuery } from "@tanstack/react-query";
import { CircleCheckBig } from "lucide-react";
import { useTranslations } from "use-intl";
import { policyQuery } from "~/api/queries/people";
import { PageHeader } from "~/components/ui/page-header";
import { Skeleton } from "~/components/ui/skeleton";
import { EmptyState, ErrorState } from "~/components/ui/states";
import { Page } from "~/layout/page";
import { useTitle } from "~/lib/use-title";
import { reviewQuery } from "./queries";
import { ReviewGroup } from "./review-group";

/** Everyone who could not be identified with certainty, in all meetings. */
export function ReviewPage() {
  const t = useTranslations("review");
  const common = useTranslations("common");
  const { data: groups, error, refetch } = useQuery(reviewQuery);
  const { data: policy } = useQuery(policyQuery);
  useTitle(t("title"));
  const all = groups?.flatMap(({ sightings }) => sightings) ?? [];
  return (
    <Page>
      <PageHeader title={t("title")} description={t("lead")} />
      {!groups && error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!groups && !error && (
        <div className="space-y-3">
          <output className="sr-only">{common("loading")}</output>
          <Skeleton className="h-46 rounded-lg" />
          <Skeleton className="h-46 rounded-lg" />
        </div>
      )}
      {groups?.length === 0 && (
        <EmptyState icon={<CircleCheckBig />} title={t("none.title")}>
          {t("none.text")}
        </EmptyState>
      )}
      <ul className="space-y-3">
        {groups?.map(({ group, sightings }) => (
          <ReviewGroup key={group} sightings={sightings} all={all} />
        ))}
      </ul>
      {policy && !policy.keepUnknownFaces && groups && groups.length > 0 && (
        <p className="mt-6 max-w-2xl text-sm text-pretty text-faint">{t("policyOff")}</p>
      )}
    </Page>
  );
}
