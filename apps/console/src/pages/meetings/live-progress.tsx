import type { Meeting, StepOfRun } from "@hapju/contract";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { runQuery } from "~/api/queries/runs";
import { useRunEvents } from "~/api/run-events";
import { Tooltip } from "~/components/ui/tooltip";
import { cn } from "~/lib/cn";

interface LiveProgressProps {
  readonly meeting: Meeting;
  readonly isLive: boolean;
}

/** How far a run is: a bar with one part per step, and what each model at work is doing. */
export function LiveProgress({ meeting: { title, run, progress }, isLive }: LiveProgressProps) {
  const t = useTranslations("meetings.live");
  useRunEvents(isLive ? run : undefined);
  const { data } = useQuery({ ...runQuery(run), enabled: isLive });
  const stepName = useStepName();
  const { completed = 0, total = 0 } = data
    ? { completed: data.run.stepRuns.completed, total: data.run.stepRuns.total }
    : (progress ?? {});
  const atWork = data?.steps.filter(({ running }) => running > 0) ?? [];

  return (
    <div className="px-3 pb-3 sm:pl-31">
      <div
        role="progressbar"
        aria-label={t("label", { title })}
        aria-valuemin={0}
        aria-valuemax={total || 1}
        aria-valuenow={completed}
        aria-valuetext={t("steps", { completed, total })}
        className="flex h-1.5 gap-0.5"
      >
        {data ? (
          data.steps.map((step) => <StepPart key={step.name} step={step} name={stepName(step.name)} />)
        ) : (
          <span className="h-full flex-1 overflow-hidden rounded-full bg-press">
            <span
              className="block h-full rounded-full bg-accent transition-[width] duration-300"
              style={{ width: `${total === 0 ? 0 : (completed / total) * 100}%` }}
            />
          </span>
        )}
      </div>
      <div className="relative z-10 mt-2 flex min-h-5 flex-wrap gap-x-4 gap-y-1 text-sm text-soft">
        {atWork.length === 0 ? (
          <span>{total === 0 ? t("starting") : t("steps", { completed, total })}</span>
        ) : (
          atWork.map((step) => (
            <span key={step.name} className="inline-flex items-center gap-1.5">
              <span aria-hidden className="size-1.5 animate-pulse rounded-full bg-accent" />
              <span className="font-medium text-ink">{stepName(step.name)}</span>
              {step.total > 1 && (
                <span className="tabular text-faint">
                  {step.completed}/{step.total}
                </span>
              )}
              {modelsOf(step) && <span className="text-faint">{modelsOf(step)}</span>}
            </span>
          ))
        )}
      </div>
    </div>
  );
}

function StepPart({ step, name }: { readonly step: StepOfRun; readonly name: string }) {
  const share = step.total === 0 ? 0 : step.completed / step.total;
  return (
    <Tooltip text={`${name} · ${step.completed}/${step.total}`}>
      <span
        className={cn(
          "relative z-10 h-full flex-1 overflow-hidden rounded-full bg-press",
          step.failed > 0 && "bg-danger-soft",
        )}
      >
        <span
          className="block h-full rounded-full bg-accent transition-[width] duration-500 ease-out"
          style={{ width: `${share * 100}%` }}
        />
      </span>
    </Tooltip>
  );
}

const modelsOf = ({ models }: StepOfRun) =>
  [...new Set(models.map(({ model }) => model.split("@")[0]))].join(", ");

/** What a step does, in words; its name where there is no text. */
export function useStepName() {
  const t = useTranslations("meetings.live.step");
  return (step: string): string => {
    const known = step as Parameters<typeof t.has>[0];
    return t.has(known) ? t(known) : step;
  };
}
