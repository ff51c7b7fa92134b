import { clock } from "~/i18n/times";
import { colourReader } from "~/timeline/colours";
import { type TimeAxis, type TimeWindow, ticks, toPixel } from "~/timeline/scale";
import type { Bar, GanttRow } from "./gantt-rows";

/** Heights in pixels. */
export const GANTT = { head: 26, line: 16, pad: 6 } as const;

/** Where each row begins, from the top. */
export function rowTops(rows: readonly GanttRow[]): number[] {
  let top: number = GANTT.head;
  return rows.map(({ lines }) => {
    const at = top;
    top += lines.length * GANTT.line + 2 * GANTT.pad;
    return at;
  });
}

/** The height of all rows in pixels. */
export const ganttHeight = (rows: readonly GanttRow[]): number =>
  GANTT.head + rows.reduce((sum, { lines }) => sum + lines.length * GANTT.line + 2 * GANTT.pad, 0);

/** The theme's colours as a canvas takes them. A step has one colour in every row. */
export function ganttColours(host: HTMLElement) {
  const read = colourReader(host);
  const steps = new Map<string, string>();
  return {
    line: read.theme("line"),
    text: read.theme("faint"),
    ink: read.theme("ink"),
    wait: read.theme("line-strong"),
    failed: read.theme("danger"),
    font: getComputedStyle(document.body).fontFamily,
    step: (name: string) => {
      const known = steps.get(name) ?? read.person({ id: name, known: true }).line;
      steps.set(name, known);
      return known;
    },
  };
}

/** Draws the chart. The context is scaled to CSS pixels. */
export function drawGantt(
  context: CanvasRenderingContext2D,
  rows: readonly GanttRow[],
  colours: ReturnType<typeof ganttColours>,
  view: TimeWindow,
  axis: TimeAxis,
  pointed: Bar | undefined,
): void {
  const height = ganttHeight(rows);
  context.clearRect(0, 0, axis.width, height);
  context.font = `11px ${colours.font}`;
  context.textBaseline = "middle";
  const { step, at } = ticks(view, axis);
  for (const seconds of at) {
    const x = Math.round(toPixel(view, seconds));
    context.fillStyle = colours.line;
    context.fillRect(x, GANTT.head - 6, 1, height);
    context.fillStyle = colours.text;
    const fraction = step < 1 ? `.${String(Math.round((seconds % 1) * 100)).padStart(2, "0")}` : "";
    context.fillText(`${clock(seconds + 1e-6)}${fraction}`, x + 4, GANTT.head / 2);
  }
  const tops = rowTops(rows);
  for (const [index, { lines }] of rows.entries()) {
    context.fillStyle = colours.line;
    const top = tops[index] ?? GANTT.head;
    context.fillRect(0, top, axis.width, 1);
    for (const [line, bars] of lines.entries()) {
      const y = top + GANTT.pad + line * GANTT.line + 2;
      for (const bar of bars) drawBar(context, bar, colours, view, axis, y, bar.call === pointed?.call);
    }
  }
}

function drawBar(
  context: CanvasRenderingContext2D,
  { call, queuedSeconds, startSeconds, endSeconds }: Bar,
  colours: ReturnType<typeof ganttColours>,
  view: TimeWindow,
  { width }: TimeAxis,
  y: number,
  pointed: boolean,
) {
  const [queued, start, end] = [queuedSeconds, startSeconds, endSeconds].map((seconds) =>
    Math.min(width + 4, Math.max(-4, toPixel(view, seconds))),
  ) as [number, number, number];
  if (end < 0 || queued > width) return;
  const high = GANTT.line - 4;
  context.fillStyle = colours.wait;
  context.fillRect(queued, y + high / 2 - 0.75, Math.max(0, start - queued), 1.5);
  context.fillStyle = call.outcome === "failed" ? colours.failed : colours.step(call.step);
  context.globalAlpha = call.degraded ? 0.55 : 1;
  context.beginPath();
  context.roundRect(start, y, Math.max(2, end - start), high, 3);
  context.fill();
  context.globalAlpha = 1;
  if (!pointed) return;
  context.strokeStyle = colours.ink;
  context.lineWidth = 1.5;
  context.stroke();
}
