import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { Download, ScrollText } from "lucide-react";
import { useTranslations } from "use-intl";
import { usersQuery } from "~/api/queries/account";
import { Button, buttonClass } from "~/components/ui/button";
import { PageHeader } from "~/components/ui/page-header";
import { Skeleton } from "~/components/ui/skeleton";
import { EmptyState, ErrorState } from "~/components/ui/states";
import { Table, Th } from "~/components/ui/table";
import { Page } from "~/layout/page";
import { useTitle } from "~/lib/use-title";
import { AuditFilters } from "./audit-filters";
import { AuditRow } from "./audit-row";
import { auditQuery } from "./queries";
import { Verdict } from "./verdict";

const route = getRouteApi("/inside/audit");

/** The audit log: who did what to whom, chained by hashes. */
export function AuditPage() {
  const t = useTranslations("audit");
  const common = useTranslations("common");
  const filter = route.useSearch();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    auditQuery(filter),
  );
  const { data: users } = useQuery(usersQuery);
  useTitle(t("title"));
  const entries = data?.pages.flatMap(({ items }) => items) ?? [];
  const query = new URLSearchParams(
    Object.entries(filter).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );

  return (
    <Page>
      <PageHeader
        title={t("title")}
        description={t("lead")}
        actions={
          <a href={`/api/audit/export?${query}`} download className={buttonClass()}>
            <Download aria-hidden />
            {t("export")}
          </a>
        }
      />
      <Verdict />
      <AuditFilters users={users ?? []} />
      {!data && error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && (
        <>
          <output className="sr-only">{common("loading")}</output>
          <Skeleton className="h-96 rounded-lg" />
        </>
      )}
      {data && entries.length === 0 && (
        <EmptyState icon={<ScrollText />} title={t("none.title")}>
          {t("none.text")}
        </EmptyState>
      )}
      {entries.length > 0 && (
        <Table aria-label={t("title")} className="min-w-160">
          <thead>
            <tr>
              <Th className="w-16 text-right">{t("number")}</Th>
              <Th className="w-44">{t("at")}</Th>
              <Th>{t("what")}</Th>
              <Th>{t("subject")}</Th>
              <Th>{t("actor")}</Th>
              <Th className="w-14">
                <span className="sr-only">{t("details")}</span>
              </Th>
            </tr>
          </thead>
          <tbody>
            {entries.map((entry) => (
              <AuditRow key={entry.sequence} entry={entry} users={users ?? []} />
            ))}
          </tbody>
        </Table>
      )}
      {hasNextPage && (
        <div className="mt-4 flex justify-center">
          <Button variant="quiet" pending={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {common("loadMore")}
          </Button>
        </div>
      )}
    </Page>
  );
}
