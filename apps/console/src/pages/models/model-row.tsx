import type { Model } from "@hapju/contract";
import { ArrowDown, ArrowUp, GripVertical, TriangleAlert } from "lucide-react";
import { useFormatter, useTranslations } from "use-intl";
import { Badge, type Tone } from "~/components/ui/badge";
import { Clamped } from "~/components/ui/clamped";
import { IconButton } from "~/components/ui/icon-button";
import { Td, Tr } from "~/components/ui/table";
import { Tooltip } from "~/components/ui/tooltip";
import { useTimes } from "~/i18n/times";
import { cn } from "~/lib/cn";
import { PullCell } from "./pull-cell";

interface ModelRowProps {
  readonly model: Model;
  readonly answers: boolean;
  /** From 0; absent: in no route. */
  readonly place?: number;
  readonly last?: number;
  readonly onMove?: ((to: number) => void) | undefined;
  readonly isDragged?: boolean;
  readonly onDragStart?: () => void;
  readonly onDragEnd?: () => void;
  readonly onDropHere?: () => void;
}

/** More of them are counted instead of listed. */
const MOST_LANGUAGES = 5;

const tones: Record<Model["state"], Tone> = {
  embedded: "neutral",
  present: "neutral",
  downloading: "info",
  absent: "neutral",
};

/** One model of a task. */
export function ModelRow(props: ModelRowProps) {
  const { model, answers, place, last, onMove, isDragged, onDragStart, onDragEnd, onDropHere } = props;
  const t = useTranslations("models");
  const times = useTimes();
  const languages =
    model.languages && model.languages.length > MOST_LANGUAGES
      ? t("languages", { count: model.languages.length })
      : model.languages?.join(", ");
  const canMove = onMove !== undefined && place !== undefined && last !== undefined && last > 0;
  return (
    <Tr
      draggable={canMove}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = "move";
        onDragStart?.();
      }}
      onDragEnd={onDragEnd}
      onDragOver={(event) => canMove && event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        onDropHere?.();
      }}
      className={cn(
        "transition-colors duration-150",
        answers && "bg-accent-soft/25",
        isDragged && "opacity-40",
      )}
    >
      <Td className="pr-0">
        {place !== undefined && (
          <div className="flex items-center gap-1">
            {canMove && <GripVertical aria-hidden className="-ml-2 size-4 shrink-0 cursor-grab text-faint" />}
            <span className="tabular w-4 text-center font-medium text-soft">{place + 1}</span>
            {canMove && (
              <span className="flex flex-col">
                <IconButton
                  size="sm"
                  className="h-4.5 w-6 [&_svg]:size-3.5"
                  label={t("up", { name: model.id })}
                  icon={<ArrowUp />}
                  disabled={place === 0}
                  onClick={() => onMove(place - 1)}
                />
                <IconButton
                  size="sm"
                  className="h-4.5 w-6 [&_svg]:size-3.5"
                  label={t("down", { name: model.id })}
                  icon={<ArrowDown />}
                  disabled={place === last}
                  onClick={() => onMove(place + 1)}
                />
              </span>
            )}
          </div>
        )}
      </Td>
      <Td>
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="font-medium">{model.id}</span>
          <span className="text-sm text-faint">{model.version}</span>
          <Badge tone={tones[model.state]}>{t(`state.${model.state}`)}</Badge>
          {answers && <Badge tone="accent">{t("answers")}</Badge>}
          {!model.healthy && (
            <Tooltip text={model.lastFault ?? t("unhealthy")}>
              <button type="button" className="rounded-sm">
                <Badge tone="danger" icon={<TriangleAlert aria-hidden />}>
                  {t("unhealthy")}
                </Badge>
              </button>
            </Tooltip>
          )}
        </p>
        <Clamped text={model.card}>
          {[model.licence, model.runtime, languages].filter(Boolean).join(" · ")}
          {!model.commercialUse && <span className="text-warn"> · {t("noncommercial")}</span>}
        </Clamped>
      </Td>
      <Td className="tabular text-right whitespace-nowrap">
        {times.size(model.memoryMiB * 1024 * 1024)}
        {model.inMemory > 0 && (
          <span className="block text-sm text-accent">{t("inMemory", { count: model.inMemory })}</span>
        )}
      </Td>
      <Td className="tabular text-right">
        <Speed model={model} />
      </Td>
      <Td className="tabular text-right">
        <Corrected model={model} />
      </Td>
      <Td className="text-right">
        <PullCell model={model} />
      </Td>
    </Tr>
  );
}

function Speed({ model: { measured } }: { readonly model: Model }) {
  const t = useTranslations("models");
  const times = useTimes();
  if (!measured)
    return (
      <>
        <span className="sr-only">{t("notMeasured")}</span>
        <span aria-hidden className="text-faint">
          –
        </span>
      </>
    );
  return (
    <>
      <span className="font-medium">{times.work(measured.msPerItem)}</span>
      <span className="block text-sm text-faint">
        {t("calls", { count: measured.calls, failed: measured.failed })}
      </span>
    </>
  );
}

function Corrected({ model: { measured } }: { readonly model: Model }) {
  const t = useTranslations("models");
  const format = useFormatter();
  if (!measured?.corrected)
    return (
      <span aria-hidden className="text-faint">
        –
      </span>
    );
  const { share, of, unit } = measured.corrected;
  return (
    <>
      <span className="font-medium">
        {format.number(share, { style: "percent", maximumFractionDigits: 1 })}
      </span>
      <span className="block text-sm text-faint">{t(`of.${unit}`, { count: of })}</span>
    </>
  );
}
