import type { ExplanationSentence, Run, StepOfRun } from "@hapju/contract";
import { ApiError } from "@hapju/contract/client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { ArrowLeft, RotateCw, Square, Video } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { api } from "~/api/client";
import { useProblemText } from "~/api/problem-text";
import { runQuery } from "~/api/queries/runs";
import { useRunEvents } from "~/api/run-events";
import { Button, buttonClass } from "~/components/ui/button";
import { Callout } from "~/components/ui/callout";
import { Card } from "~/components/ui/card";
import { Confirm } from "~/components/ui/confirm";
import { Skeleton } from "~/components/ui/skeleton";
import { ErrorState } from "~/components/ui/states";
import { toast } from "~/components/ui/toast";
import { useTimes } from "~/i18n/times";
import { Missing } from "~/layout/missing";
import { Page } from "~/layout/page";
import { useMe } from "~/layout/use-me";
import { cn } from "~/lib/cn";
import { useTitle } from "~/lib/use-title";
import { Gantt } from "./gantt";
import { callsQuery, explanationQuery } from "./queries";
import { StateBadge } from "./state-badge";
import { StepPanel } from "./step-panel";
import { useNow } from "./use-now";

const Graph = lazy(() => import("./graph"));

/** One run: its pipeline filling in, what it waits for, and every call of a model. */
export function RunPage() {
  const { id } = useParams({ from: "/inside/runs/$id" });
  const t = useTranslations("runs.run");
  const common = useTranslations("common");
  const { data, error, refetch } = useQuery(runQuery(id));
  const { data: calls } = useQuery(callsQuery(id));
  const { data: sentences } = useQuery(explanationQuery(id));
  const isRunning = data?.run.state === "running";
  const linked = useRunEvents(isRunning ? id : undefined);
  const [chosen, setChosen] = useState<string>();
  const now = useNow(isRunning);
  useTitle(data?.run.label ?? data?.run.pipeline);

  if (error instanceof ApiError && error.status === 404) return <Missing />;
  if (error && !data) return <ErrorState heading="h1" error={error} onRetry={() => void refetch()} />;
  if (!data)
    return (
      <Page className="max-w-400">
        <h1 className="sr-only">{common("loading")}</h1>
        <Skeleton className="mb-3 h-8 w-72" />
        <Skeleton className="mb-8 h-16 w-full rounded-lg" />
        <Skeleton className="h-96 w-full rounded-lg" />
      </Page>
    );
  const { run, steps, inputs } = data;
  const step = steps.find(({ name }) => name === chosen);
  return (
    <Page className="max-w-400">
      <RunHeader run={run} live={isRunning ? linked : undefined} />
      {run.failure && <Failure failure={run.failure} />}
      <Facts run={run} steps={steps} now={now} />
      <section aria-label={t("graph")} className="mt-8">
        <h2 className="mb-2.5 text-lg font-semibold tracking-tight">{t("graph")}</h2>
        <Card className="relative overflow-hidden">
          <div className="relative h-100 bg-sunken/50">
            <Suspense fallback={<Skeleton className="absolute inset-4" />}>
              <Graph steps={steps} inputs={inputs} chosen={chosen} onChoose={setChosen} />
            </Suspense>
            {step && (
              <aside className="absolute bg-raised inset-x-3 bottom-3 top-3 overflow-y-auto rounded-lg sm:left-auto sm:w-80 shadow-float">
                <StepPanel step={step} onClose={() => setChosen(undefined)} />
              </aside>
            )}
          </div>
          <Explanation sentences={sentences} running={isRunning} />
        </Card>
      </section>
      <section aria-label={t("gantt")} className="mt-8">
        {calls ? (
          <Gantt calls={calls} run={run} now={now} />
        ) : (
          <Skeleton className="h-48 w-full rounded-lg" />
        )}
      </section>
    </Page>
  );
}

function RunHeader({ run, live }: { readonly run: Run; readonly live: boolean | undefined }) {
  const t = useTranslations("runs.run");
  const times = useTimes();
  const textOf = useProblemText();
  const client = useQueryClient();
  const { isEditor } = useMe();
  const [asked, setAsked] = useState(false);
  const path = { path: { id: run.id } };
  const change = useMutation({
    mutationFn: (verb: "cancel" | "resume") =>
      verb === "cancel" ? api.post("/api/runs/{id}/cancel", path) : api.post("/api/runs/{id}/resume", path),
    onSuccess: async (_, verb) => {
      setAsked(false);
      toast({ title: t(verb === "cancel" ? "cancelled" : "resumed") });
      await client.invalidateQueries({ queryKey: ["run", run.id] });
      void client.invalidateQueries({ queryKey: ["runs"] });
    },
    onError: (error) => toast({ title: textOf(error), tone: "danger" }),
  });
  return (
    <header className="mb-6">
      <Link
        to="/runs"
        className="mb-3 inline-flex items-center gap-1.5 rounded-xs text-sm text-soft hover:text-ink"
      >
        <ArrowLeft aria-hidden className="size-4" />
        {t("back")}
      </Link>
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <div className="flex flex-wrap items-center gap-3">
            <h1 className="text-2xl font-semibold tracking-[-0.015em]">{run.label ?? run.pipeline}</h1>
            <StateBadge state={run.state} />
            {live !== undefined && (
              <output className={cn("flex items-center gap-1.5 text-sm", live ? "text-soft" : "text-warn")}>
                <span className={cn("size-1.5 rounded-full", live ? "animate-pulse bg-accent" : "bg-warn")} />
                {t(live ? "live" : "lost")}
              </output>
            )}
          </div>
          <p className="mt-1 text-xs text-faint">
            <span className="font-mono">
              {run.pipeline} · {run.id}
            </span>{" "}
            · <time>{times.moment(run.createdAt)}</time>
          </p>
        </div>
        <div className="flex flex-wrap gap-2">
          {run.meeting !== undefined && (
            <Link to="/meetings/$id" params={{ id: run.meeting }} className={buttonClass()}>
              <Video aria-hidden />
              {t("meeting")}
            </Link>
          )}
          {isEditor && run.state === "running" && (
            <Button icon={<Square />} onClick={() => setAsked(true)}>
              {t("cancel")}
            </Button>
          )}
          {isEditor && (run.state === "failed" || run.state === "cancelled") && (
            <Button
              variant="primary"
              icon={<RotateCw />}
              pending={change.isPending}
              onClick={() => change.mutate("resume")}
            >
              {t("resume")}
            </Button>
          )}
        </div>
      </div>
      <Confirm
        open={asked}
        onOpenChange={setAsked}
        title={t("cancelTitle")}
        action={t("cancel")}
        onConfirm={() => change.mutate("cancel")}
        pending={change.isPending}
      >
        {t("cancelText")}
      </Confirm>
    </header>
  );
}

function Failure({ failure }: { readonly failure: NonNullable<Run["failure"]> }) {
  const t = useTranslations("runs.run");
  return (
    <Callout tone="danger" className="mb-6">
      <p className="font-semibold">
        {t("failedAt", { step: failure.step, item: failure.item || "none" })}{" "}
        <span className="font-normal text-soft">{t("attempts", { count: failure.attempts })}</span>
      </p>
      <p className="mt-1 break-words whitespace-pre-wrap">{failure.message}</p>
    </Callout>
  );
}

interface FactsProps {
  readonly run: Run;
  readonly steps: readonly StepOfRun[];
  readonly now: number;
}

function Facts({ run, steps, now }: FactsProps) {
  const t = useTranslations("runs.run");
  const list = useTranslations("runs");
  const times = useTimes();
  const format = useFormatter();
  const sum = (value: (step: StepOfRun) => number) => steps.reduce((all, step) => all + value(step), 0);
  const { total, completed, cached } = run.stepRuns;
  const retries = sum((step) => step.retries);
  const fallbacks = sum((step) => step.degraded);
  const modelMs = sum(({ models }) => models.reduce((all, { runMs }) => all + runMs, 0));
  const facts: [label: string, value: string, warns?: boolean][] = [
    [t(run.endedAt === null ? "soFar" : "took"), times.work((run.endedAt ?? now) - run.createdAt)],
    [t("stepRuns"), list("stepRuns", { done: completed, total })],
    [t("reused"), format.number(total === 0 ? 0 : cached / total, { style: "percent" })],
    [t("work"), times.work(modelMs)],
    [t("retries"), format.number(retries), retries > 0],
    [t("fallbacks"), format.number(fallbacks), fallbacks > 0],
  ];
  return (
    <dl className="grid grid-cols-2 overflow-hidden rounded-lg border border-line bg-surface sm:grid-cols-3 lg:grid-cols-6">
      {facts.map(([label, value, warns]) => (
        <div key={label} className="border-line px-4 py-3 not-first:border-l max-sm:odd:border-l-0">
          <dt className="text-xs text-faint">{label}</dt>
          <dd className={cn("tabular mt-0.5 text-lg font-semibold tracking-tight", warns && "text-warn")}>
            {value}
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface ExplanationProps {
  readonly sentences: readonly ExplanationSentence[] | undefined;
  readonly running: boolean;
}

/** What it does and why it waits, as the engine says it. */
function Explanation({ sentences, running }: ExplanationProps) {
  const t = useTranslations("runs.run");
  const times = useTimes();
  return (
    <div className="flex flex-wrap gap-x-6 gap-y-1 border-t border-line px-4 py-3">
      <h3 className="w-36 shrink-0 font-semibold tracking-tight">
        {t(running ? "explanation" : "explanationDone")}
      </h3>
      <ul
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard
        tabIndex={0}
        aria-label={t(running ? "explanation" : "explanationDone")}
        className="max-h-40 min-w-64 flex-1 space-y-1 overflow-y-auto text-base text-soft"
      >
        {sentences?.map(({ code, data: { steps, item, seconds, ...data }, text }) => {
          const values = {
            ...data,
            item: item || "none",
            steps: [steps].flat().join(", "),
            duration: times.work(Number(seconds) * 1000),
          };
          return <li key={text}>{t(`said.${code}`, values as never)}</li>;
        })}
      </ul>
    </div>
  );
}
