import type { StepOfRun } from "@hapju/contract";
import { Lock, X } from "lucide-react";
import { useTranslations } from "use-intl";
import { Badge } from "~/components/ui/badge";
import { IconButton } from "~/components/ui/icon-button";
import { useTimes } from "~/i18n/times";
import { stepState } from "./step-state";

interface StepPanelProps {
  readonly step: StepOfRun;
  readonly onClose: () => void;
}

/** Everything about one step of a run. */
export function StepPanel({ step, onClose }: StepPanelProps) {
  const t = useTranslations("runs.run");
  const list = useTranslations("runs");
  const times = useTimes();
  const { startedAt, endedAt } = step;
  return (
    <section aria-label={t("stepTitle", { name: step.name })} className="p-4">
      <header className="flex items-start justify-between gap-2">
        <div>
          <h3 className="font-mono text-lg font-semibold">{step.name}</h3>
          <p className="text-sm text-faint">{t(`kind.${step.kind}`, { scope: step.scope || "–" })}</p>
        </div>
        <IconButton size="sm" label={t("close")} icon={<X />} onClick={onClose} />
      </header>
      <p className="mt-2 flex flex-wrap gap-1.5">
        <Badge tone={step.failed > 0 ? "danger" : step.running > 0 ? "info" : "neutral"}>
          {t(`stepState.${stepState(step)}`)}
        </Badge>
        {step.onSlowestPath && <Badge tone="warn">{t("slowest")}</Badge>}
        {step.sealed && <Badge icon={<Lock aria-hidden />}>{t("sealed")}</Badge>}
        {step.retries > 0 && <Badge tone="warn">{t("retried", { count: step.retries })}</Badge>}
        {step.degraded > 0 && <Badge tone="warn">{t("fallbackCount", { count: step.degraded })}</Badge>}
      </p>
      <dl className="mt-4 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5 text-base">
        <dt className="text-faint">{t("stepRuns")}</dt>
        <dd className="tabular">
          {list("stepRuns", { done: step.completed, total: step.total })}
          {step.cached > 0 && (
            <span className="text-faint"> · {t("reusedCount", { count: step.cached })}</span>
          )}
        </dd>
        {startedAt !== null && endedAt !== null && (
          <>
            <dt className="text-faint">{t("took")}</dt>
            <dd className="tabular">{times.work(endedAt - startedAt)}</dd>
          </>
        )}
        <dt className="text-faint">{t("work")}</dt>
        <dd className="tabular">{times.work(step.busyMs)}</dd>
        <dt className="text-faint">{t("inputs")}</dt>
        <dd className="font-mono text-sm">{step.inputs.join(", ")}</dd>
      </dl>
      {step.models.length > 0 && (
        <ul className="mt-4 space-y-3 border-t border-line pt-3">
          {step.models.map(({ task, model, calls, runMs, queueMs }) => (
            <li key={`${task} ${model}`}>
              <p className="font-mono text-sm font-medium break-all">{model}</p>
              <p className="text-sm text-faint">{task}</p>
              <p className="tabular text-sm text-soft">
                {t("callStats", { calls, run: times.work(runMs), queue: times.work(queueMs) })}
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
