import type { Run } from "@hapju/contract";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { TriangleAlert, Workflow } from "lucide-react";
import { useState } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { Badge } from "~/components/ui/badge";
import { Button, buttonClass } from "~/components/ui/button";
import { PageHeader } from "~/components/ui/page-header";
import { Select } from "~/components/ui/select";
import { Skeleton } from "~/components/ui/skeleton";
import { EmptyState, ErrorState } from "~/components/ui/states";
import { Table, Td, Th, Tr } from "~/components/ui/table";
import { Tooltip } from "~/components/ui/tooltip";
import { useTimes } from "~/i18n/times";
import { Page } from "~/layout/page";
import { useTitle } from "~/lib/use-title";
import { runsQuery } from "./queries";
import { StateBadge } from "./state-badge";
import { useNow } from "./use-now";

const STATES = ["running", "completed", "failed", "cancelled"] as const;

/** Every run of a pipeline, latest first. */
export function RunsPage() {
  const t = useTranslations("runs");
  const common = useTranslations("common");
  const [state, setState] = useState<Run["state"]>();
  const runs = useInfiniteQuery({
    ...runsQuery(state ? { state } : {}),
    refetchInterval: ({ state: { data } }) =>
      data?.pages.some(({ items }) => items.some((run) => run.state === "running")) ? 2000 : false,
  });
  useTitle(t("title"));
  const items = runs.data?.pages.flatMap((page) => page.items);
  return (
    <Page>
      <PageHeader
        title={t("title")}
        description={t("text")}
        actions={
          <Select
            label={t("filter")}
            hideLabel
            size="sm"
            className="w-36"
            value={state ?? "all"}
            onChange={(next) => setState(STATES.find((each) => each === next))}
            choices={[
              { value: "all", label: t("all") },
              ...STATES.map((value) => ({ value: value as string, label: t(`state.${value}`) })),
            ]}
          />
        }
      />
      {runs.error && !items ? (
        <ErrorState error={runs.error} onRetry={() => void runs.refetch()} />
      ) : !items ? (
        <>
          <output className="sr-only">{common("loading")}</output>
          <Skeleton className="h-72 w-full rounded-lg" />
        </>
      ) : items.length === 0 ? (
        state ? (
          <EmptyState icon={<Workflow />} title={t("emptyState")} />
        ) : (
          <EmptyState
            icon={<Workflow />}
            title={t("empty")}
            action={
              <Link to="/meetings" className={buttonClass({ variant: "primary" })}>
                {t("toMeetings")}
              </Link>
            }
          >
            {t("emptyText")}
          </EmptyState>
        )
      ) : (
        <>
          <Table aria-label={t("title")}>
            <thead>
              <tr>
                <Th>{t("column.run")}</Th>
                <Th>{t("column.state")}</Th>
                <Th>{t("column.started")}</Th>
                <Th className="text-right">{t("column.took")}</Th>
                <Th>{t("column.steps")}</Th>
                <Th className="text-right">{t("column.reused")}</Th>
                <Th>{t("column.answered")}</Th>
              </tr>
            </thead>
            <tbody>
              {items.map((run) => (
                <RunRow key={run.id} run={run} />
              ))}
            </tbody>
          </Table>
          {runs.hasNextPage && (
            <div className="mt-4 flex justify-center">
              <Button pending={runs.isFetchingNextPage} onClick={() => void runs.fetchNextPage()}>
                {common("loadMore")}
              </Button>
            </div>
          )}
        </>
      )}
    </Page>
  );
}

function RunRow({ run }: { readonly run: Run }) {
  const t = useTranslations("runs");
  const times = useTimes();
  const format = useFormatter();
  const now = useNow(run.state === "running");
  const { total, completed, cached } = run.stepRuns;
  const models = [...new Set(Object.values(run.plan))];
  return (
    <Tr className="relative hover:bg-hover">
      <Td>
        <Link
          to="/runs/$id"
          params={{ id: run.id }}
          className="font-medium after:absolute after:inset-0 hover:underline"
        >
          {run.label ?? run.pipeline}
        </Link>
        <span className="block font-mono text-xs text-faint">
          {run.pipeline} · {run.id}
        </span>
      </Td>
      <Td>
        <StateBadge state={run.state} />
      </Td>
      <Td className="whitespace-nowrap text-soft">
        <time dateTime={new Date(run.createdAt).toISOString()} title={times.moment(run.createdAt)}>
          {times.ago(run.createdAt)}
        </time>
      </Td>
      <Td className="tabular text-right whitespace-nowrap text-soft">
        {times.work((run.endedAt ?? now) - run.createdAt)}
      </Td>
      <Td>
        <span className="flex items-center gap-2.5">
          <span aria-hidden className="h-1.5 w-16 overflow-hidden rounded-full bg-press">
            <span
              className={run.state === "failed" ? "block h-full bg-danger" : "block h-full bg-accent"}
              style={{ width: `${total === 0 ? 0 : (completed / total) * 100}%` }}
            />
          </span>
          <span className="tabular text-sm whitespace-nowrap text-soft">
            {t("stepRuns", { done: completed, total })}
          </span>
        </span>
      </Td>
      <Td className="tabular text-right text-soft">
        {format.number(total === 0 ? 0 : cached / total, { style: "percent" })}
      </Td>
      <Td>
        <span className="relative z-10 flex items-center gap-2 whitespace-nowrap">
          <Tooltip
            text={
              <span className="block font-mono text-2xs">
                {models.map((model) => (
                  <span key={model} className="block">
                    {model}
                  </span>
                ))}
              </span>
            }
          >
            <button type="button" className="cursor-help rounded-xs text-sm text-soft">
              {t("models", { count: models.length })}
            </button>
          </Tooltip>
          {run.degraded && (
            <Badge tone="warn" icon={<TriangleAlert aria-hidden />}>
              <span title={t("degradedNote")}>{t("degraded")}</span>
            </Badge>
          )}
        </span>
      </Td>
    </Tr>
  );
}
