import type { ModelCall, Run } from "@hapju/contract";
import { ChartGantt, Maximize2, ZoomIn, ZoomOut } from "lucide-react";
import { type KeyboardEvent, type PointerEvent, useEffect, useMemo, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { IconButton } from "~/components/ui/icon-button";
import { EmptyState } from "~/components/ui/states";
import { useTimes } from "~/i18n/times";
import { cn } from "~/lib/cn";
import { toPixel, toSeconds } from "~/timeline/scale";
import { useThemeChange } from "~/timeline/use-theme-change";
import { useZoom } from "~/timeline/use-zoom";
import { drawGantt, GANTT, ganttColours, ganttHeight, rowTops } from "./draw-gantt";
import { type Bar, ganttRows } from "./gantt-rows";

interface GanttProps {
  readonly calls: readonly ModelCall[];
  readonly run: Run;
  readonly now: number;
}

/** Every call of a model over the time of the run: how long it waited, how long it ran. */
export function Gantt({ calls, run, now }: GanttProps) {
  const t = useTranslations("runs.run");
  const [by, setBy] = useState<"model" | "step">("model");
  const rows = useMemo(() => ganttRows(calls, run.createdAt, by), [calls, run.createdAt, by]);
  return (
    <>
      <div className="mb-2.5 flex items-center justify-between gap-3">
        <h2 className="text-lg font-semibold tracking-tight">{t("gantt")}</h2>
        {calls.length > 0 && (
          <fieldset className="flex rounded-md bg-press p-0.5 text-sm">
            <legend className="sr-only">{t("groupBy")}</legend>
            {(["model", "step"] as const).map((each) => (
              <label
                key={each}
                className="cursor-pointer rounded-sm px-2.5 py-0.5 text-soft has-checked:bg-raised has-checked:font-medium has-checked:text-ink has-checked:shadow-card has-focus-visible:outline-2 has-focus-visible:outline-accent"
              >
                <input
                  type="radio"
                  name="gantt-rows"
                  className="sr-only"
                  checked={by === each}
                  onChange={() => setBy(each)}
                />
                {t(each === "model" ? "byModel" : "byStep")}
              </label>
            ))}
          </fieldset>
        )}
      </div>
      <div className="overflow-hidden rounded-lg border border-line bg-surface">
        {calls.length === 0 ? (
          <EmptyState
            icon={<ChartGantt />}
            title={t(run.state === "running" ? "ganttNoneYet" : "ganttEmpty")}
            className="py-10"
          >
            {run.state === "running" ? undefined : t("ganttEmptyText")}
          </EmptyState>
        ) : (
          <Chart rows={rows} seconds={Math.max(1, ((run.endedAt ?? now) - run.createdAt) / 1000)} />
        )}
      </div>
    </>
  );
}

interface ChartProps {
  readonly rows: ReturnType<typeof ganttRows>;
  /** Length of the run. */
  readonly seconds: number;
}

function Chart({ rows, seconds }: ChartProps) {
  const t = useTranslations("runs.run");
  const times = useTimes();
  const area = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const colours = useRef<ReturnType<typeof ganttColours>>(undefined);
  const [pointed, setPointed] = useState<Bar>();
  const tops = rowTops(rows);
  const height = ganttHeight(rows);
  const themed = useThemeChange();
  useEffect(() => {
    colours.current = undefined;
  }, [themed]);

  const zoom = useZoom(area, seconds, () => {
    const [host, target, axis] = [area.current, canvas.current, zoom.axis()];
    const context = target?.getContext("2d");
    if (!host || !target || !context || axis.width === 0) return;
    colours.current ??= ganttColours(host);
    const ratio = devicePixelRatio;
    const size = { width: Math.round(axis.width * ratio), height: Math.round(height * ratio) };
    if (target.width !== size.width || target.height !== size.height) Object.assign(target, size);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    drawGantt(context, rows, colours.current, zoom.view(), axis, pointed);
  });

  const barAt = (event: PointerEvent): Bar | undefined => {
    const frame = event.currentTarget.getBoundingClientRect();
    const [x, y] = [event.clientX - frame.left, event.clientY - frame.top];
    const at = toSeconds(zoom.view(), x);
    const slack = 3 * zoom.view().secondsPerPixel;
    const row = tops.findLastIndex((top) => y >= top);
    const line = rows[row]?.lines[Math.floor((y - (tops[row] ?? 0) - GANTT.pad) / GANTT.line)];
    return line?.find((bar) => at >= bar.queuedSeconds - slack && at <= bar.endSeconds + slack);
  };
  const all = useMemo(
    () => rows.flatMap(({ lines }) => lines.flat()).sort((a, b) => a.startSeconds - b.startSeconds),
    [rows],
  );
  const press = (event: KeyboardEvent) => {
    const at = pointed ? all.findIndex(({ call }) => call === pointed.call) : -1;
    if (event.key === "ArrowRight") setPointed(all[Math.min(all.length - 1, at + 1)]);
    else if (event.key === "ArrowLeft") setPointed(all[Math.max(0, at - 1)]);
    else if (event.key === "+" || event.key === "=")
      zoom.by(1.6, pointed && toPixel(zoom.view(), pointed.startSeconds));
    else if (event.key === "-") zoom.by(1 / 1.6);
    else if (event.key === "0") zoom.fit();
    else return;
    event.preventDefault();
  };
  const textOf = ({ call }: Bar) =>
    [
      t("call", { step: call.step, item: call.item }).trim(),
      call.model ?? call.task,
      t("ran", { time: times.work(call.runMs) }),
      t("queue", { time: times.work(call.queueMs) }),
      t("items", { count: call.items }),
      call.attempt > 1 && t("attempt", { number: call.attempt }),
      call.outcome === "failed" && t("callFailed"),
    ]
      .filter((part) => part !== false)
      .join(" · ");

  return (
    <>
      <div className="flex">
        <ul className="w-40 shrink-0 border-r border-line sm:w-72" style={{ paddingTop: GANTT.head }}>
          {rows.map(({ key, lines, calls }) => (
            <li
              key={key}
              className="flex items-center justify-between gap-2 border-t border-line px-3 text-sm"
              style={{ height: lines.length * GANTT.line + 2 * GANTT.pad }}
            >
              <span className="truncate font-mono text-xs" title={key}>
                {key}
              </span>
              <span className="tabular shrink-0 text-xs text-faint max-sm:hidden">
                {t("calls", { count: calls })}
              </span>
            </li>
          ))}
        </ul>
        {/* biome-ignore lint/a11y/useSemanticElements: no element is a chart */}
        <div
          ref={area}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys go from call to call
          tabIndex={0}
          role="group"
          aria-label={t("gantt")}
          aria-description={t("ganttHelp")}
          onKeyDown={press}
          onPointerMove={(event) => setPointed(barAt(event))}
          onPointerLeave={() => setPointed(undefined)}
          className="relative min-w-0 flex-1 touch-pan-y overflow-hidden focus-visible:-outline-offset-2"
          style={{ height }}
        >
          <canvas ref={canvas} aria-hidden className="absolute inset-0 size-full" />
        </div>
      </div>
      <div className="flex min-h-10 items-center gap-2 border-t border-line bg-surface py-1 pr-2 pl-3">
        <output className={cn("min-w-0 flex-1 truncate text-sm", pointed ? "text-ink" : "text-faint")}>
          {pointed ? textOf(pointed) : t("ganttHelp")}
        </output>
        <IconButton size="sm" label={t("zoomIn")} icon={<ZoomIn />} onClick={() => zoom.by(2)} />
        <IconButton size="sm" label={t("zoomOut")} icon={<ZoomOut />} onClick={() => zoom.by(0.5)} />
        <IconButton size="sm" label={t("fit")} icon={<Maximize2 />} onClick={zoom.fit} />
      </div>
    </>
  );
}
