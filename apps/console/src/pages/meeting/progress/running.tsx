import type { Meeting, StepOfRun } from "@hapju/contract";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Check, RotateCw, Square, TriangleAlert, Workflow } from "lucide-react";
import { useRef, useState } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { api } from "~/api/client";
import { runQuery } from "~/api/queries/runs";
import { type RunStreamEvent, useRunEvents } from "~/api/run-events";
import { Button, buttonClass } from "~/components/ui/button";
import { Callout } from "~/components/ui/callout";
import { Progress } from "~/components/ui/progress";
import { Spinner } from "~/components/ui/spinner";
import { useTimes } from "~/i18n/times";
import { cn } from "~/lib/cn";
import { meetingKey } from "../queries";
import { useStepTitle } from "./use-step-title";

/** A meeting whose minutes are being made, or could not be: what every model is doing, live. */
export function Running({ meeting, editable }: { readonly meeting: Meeting; readonly editable: boolean }) {
  const t = useTranslations("meeting.running");
  const format = useFormatter();
  const client = useQueryClient();
  const isRunning = meeting.state === "running";
  const [busy, setBusy] = useState<ReadonlyMap<string, string>>(new Map());
  const items = useRef(new Map<string, string>());
  const onEvent = ({ type, step, item }: RunStreamEvent) => {
    if (step === undefined) return;
    const key = `${step} ${item}`;
    if (type === "step-run-started") items.current.set(key, step);
    else if (type.startsWith("step-run-") && type !== "step-run-progress") items.current.delete(key);
    setBusy(new Map(items.current));
  };
  const linked = useRunEvents(isRunning ? meeting.run : undefined, { onEvent: onEvent });
  const { data } = useQuery(runQuery(meeting.run));
  const change = useMutation({
    mutationFn: (verb: "cancel" | "resume") => {
      const path = { path: { id: meeting.run } };
      return verb === "cancel"
        ? api.post("/api/runs/{id}/cancel", path)
        : api.post("/api/runs/{id}/resume", path);
    },
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: meetingKey(meeting.id) }),
        client.invalidateQueries({ queryKey: ["run", meeting.run] }),
      ]),
  });

  const { completed = 0, total = 0 } = data?.run.stepRuns ?? {};
  const share = total === 0 ? undefined : completed / total;
  return (
    <div className="mx-auto w-full max-w-2xl px-4 pt-8 pb-16 sm:px-8">
      <h2 className="text-xl font-semibold tracking-tight">
        {t(isRunning ? "title" : meeting.state === "cancelled" ? "cancelledTitle" : "failedTitle")}
      </h2>
      <p className="mt-1 text-base text-soft">{t(isRunning ? "text" : "failedText")}</p>
      {meeting.failure !== undefined && !isRunning && (
        <Callout tone="danger" className="mt-4">
          {meeting.failure}
        </Callout>
      )}
      {isRunning && (
        <div className="mt-5 flex items-center gap-3">
          <Progress value={share} label={t("title")} className="flex-1" />
          <span className="tabular text-sm text-soft">
            {share === undefined ? t("waiting") : format.number(share, { style: "percent" })}
          </span>
        </div>
      )}
      <p aria-live="polite" className="min-h-5 pt-1.5 text-sm text-warn">
        {isRunning && !linked && data ? t("lost") : ""}
      </p>
      <ol className="mt-3 overflow-hidden rounded-lg border border-line bg-surface">
        {data?.steps.map((step) => (
          <StepRow
            key={step.name}
            step={step}
            busy={[...busy.values()].filter((name) => name === step.name).length}
          />
        ))}
      </ol>
      <div className="mt-5 flex flex-wrap gap-2">
        <Link to="/runs/$id" params={{ id: meeting.run }} className={buttonClass({ variant: "secondary" })}>
          <Workflow aria-hidden />
          {t("seeRun")}
        </Link>
        {editable &&
          (isRunning ? (
            <Button
              variant="quiet"
              icon={<Square />}
              pending={change.isPending}
              onClick={() => change.mutate("cancel")}
            >
              {t("cancel")}
            </Button>
          ) : (
            <Button
              variant="primary"
              icon={<RotateCw />}
              pending={change.isPending}
              onClick={() => change.mutate("resume")}
            >
              {t("resume")}
            </Button>
          ))}
      </div>
    </div>
  );
}

function StepRow({ step, busy }: { readonly step: StepOfRun; readonly busy: number }) {
  const t = useTranslations("meeting.running");
  const times = useTimes();
  const titleOf = useStepTitle();
  const { completed, total, failed, retries, cached, models } = step;
  const done = total > 0 && completed === total;
  const runs = step.running > 0 || busy > 0;
  return (
    <li
      className={cn(
        "border-b border-line px-4 py-3 last:border-0",
        !done && !runs && failed === 0 && "text-faint",
      )}
    >
      <div className="flex items-center gap-3">
        <span className="grid size-5 shrink-0 place-items-center">
          {failed > 0 ? (
            <TriangleAlert aria-hidden className="size-4 text-danger" />
          ) : done ? (
            <Check aria-hidden className="size-4 text-accent" strokeWidth={2.5} />
          ) : runs ? (
            <Spinner className="text-accent" />
          ) : (
            <span className="size-2 rounded-full bg-line-strong" />
          )}
        </span>
        <span className={cn("min-w-0 flex-1", (done || runs) && "font-medium text-ink")}>
          {titleOf(step.name)}
        </span>
        <span className="tabular text-sm text-faint">
          {total > 1 ? t("done", { done: completed, total }) : done ? t("doneStep") : runs ? "" : t("notYet")}
        </span>
      </div>
      {total > 1 && runs && (
        <div className="mt-2 ml-8 h-1 overflow-hidden rounded-full bg-press">
          <div
            className="h-full rounded-full bg-accent transition-[width] duration-300"
            style={{ width: `${(completed / total) * 100}%` }}
          />
        </div>
      )}
      {(models.length > 0 || retries > 0 || cached > 0) && (
        <p className="mt-1 ml-8 flex flex-wrap gap-x-3 text-xs text-faint">
          {models.map(({ model, task, runMs }) => (
            <span key={`${task} ${model}`}>
              {model} · {times.work(runMs)}
            </span>
          ))}
          {retries > 0 && <span className="text-warn">{t("retried", { count: retries })}</span>}
          {cached > 0 && <span>{t("reused", { count: cached })}</span>}
        </p>
      )}
    </li>
  );
}
