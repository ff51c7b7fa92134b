import type { Model, Route } from "@hapju/contract";
import { RotateCcw } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Badge } from "~/components/ui/badge";
import { Button } from "~/components/ui/button";
import { Callout } from "~/components/ui/callout";
import { Table, Th } from "~/components/ui/table";
import { Tooltip } from "~/components/ui/tooltip";
import { useMe } from "~/layout/use-me";
import { ModelRow } from "./model-row";
import { useChangeRoute } from "./use-change-route";

interface TaskSectionProps {
  readonly task: string;
  readonly models: readonly Model[];
  readonly route: Route | undefined;
}

/** The models of one task in the order they are asked; an owner changes it by buttons or by dragging. */
export function TaskSection({ task, models, route }: TaskSectionProps) {
  const t = useTranslations("models");
  const { isOwner } = useMe();
  const taskName = useTaskName();
  const change = useChangeRoute(task);
  const [dragged, setDragged] = useState<string>();
  const order = route?.order ?? [];
  const ordered = order.flatMap((id) => models.find((model) => model.id === id) ?? []);
  const others = models.filter(({ id }) => !order.includes(id));

  const move = (id: string, to: number) => {
    if (to < 0 || to >= order.length || order[to] === id) return;
    const next = order.filter((each) => each !== id);
    next.splice(to, 0, id);
    change.mutate({
      order: next,
      said: t("moved", { name: id, place: String(to + 1), task: taskName(task) }),
    });
  };

  return (
    <div>
      <header className="mb-3 flex min-h-7 flex-wrap items-center gap-x-3 gap-y-1">
        <h2 id={task} className="scroll-mt-6 text-lg font-semibold tracking-tight">
          {taskName(task)}
        </h2>
        <code className="font-mono text-xs text-faint">{task}</code>
        {route?.changed && <Badge tone="info">{t("changed")}</Badge>}
        {route?.changed && isOwner && (
          <Button
            variant="quiet"
            size="sm"
            className="ml-auto"
            icon={<RotateCcw aria-hidden />}
            pending={change.isPending}
            onClick={() => change.mutate({ order: null, said: t("resetDone") })}
          >
            {t("reset")}
          </Button>
        )}
      </header>
      {route && route.current === undefined && <Unanswered task={task} />}
      <Table aria-label={taskName(task)} className="min-w-230 table-fixed">
        <thead>
          <tr>
            <Th className="w-20">{t("order")}</Th>
            <Th>{t("model")}</Th>
            <Th className="w-36 text-right">{t("memory")}</Th>
            <Th className="w-32 text-right">
              <Note text={t("speedNote")}>{t("speed")}</Note>
            </Th>
            <Th className="w-28 text-right">
              <Note text={t("correctedNote")}>{t("corrected")}</Note>
            </Th>
            <Th className="w-48">
              <span className="sr-only">{t("pull")}</span>
            </Th>
          </tr>
        </thead>
        <tbody>
          {ordered.map((model, place) => (
            <ModelRow
              key={model.id}
              model={model}
              place={place}
              last={ordered.length - 1}
              answers={route?.current === model.id}
              onMove={isOwner ? (to) => move(model.id, to) : undefined}
              isDragged={dragged === model.id}
              onDragStart={() => setDragged(model.id)}
              onDragEnd={() => setDragged(undefined)}
              onDropHere={() => dragged !== undefined && move(dragged, place)}
            />
          ))}
          {others.map((model) => (
            <ModelRow key={model.id} model={model} answers={false} />
          ))}
        </tbody>
      </Table>
    </div>
  );
}

/** What it means that no model of a task is here: nothing works without it, or something works less well. */
function Unanswered({ task }: { readonly task: string }) {
  const t = useTranslations("models");
  const optional = useTranslations("models.optional");
  const key = task as Parameters<typeof optional.has>[0];
  return (
    <Callout tone={optional.has(key) ? "info" : "warn"} className="mb-3">
      {optional.has(key) ? optional(key) : t("noModel")}
    </Callout>
  );
}

const Note = ({ text, children }: { readonly text: string; readonly children: string }) => (
  <Tooltip text={text}>
    <button
      type="button"
      className="cursor-help rounded-xs underline decoration-line-strong decoration-dotted underline-offset-3"
    >
      {children}
    </button>
  </Tooltip>
);

function useTaskName() {
  const t = useTranslations("models.task");
  return (task: string): string => {
    const known = task as Parameters<typeof t.has>[0];
    return t.has(known) ? t(known) : task;
  };
}
