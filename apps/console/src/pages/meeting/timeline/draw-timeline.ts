import type { Minutes, Tracks } from "@hapju/contract";
import type { Segment } from "@hapju/spec";
import { clock } from "~/i18n/times";
import { type TimeAxis, type TimeWindow, ticks, toPixel, toSeconds } from "~/timeline/scale";
import type { SpeakerLane } from "../model/lanes";
import { peakColumns } from "../model/peak-columns";
import { lastStartedAt } from "../model/time-index";
import type { Mark } from "./marks";
import { ROWS, rowsOf } from "./rows";

/** Colours and font of the timeline, as CSS values. */
export interface Palette {
  readonly line: string;
  readonly text: string;
  readonly quiet: string;
  readonly topic: string;
  readonly topicText: string;
  readonly marks: Readonly<Record<Mark["kind"], string>>;
  readonly people: ReadonlyMap<string, { readonly line: string; readonly fill: string }>;
  readonly font: string;
}

/** What the timeline shows. */
export interface TimelineContent {
  readonly lanes: readonly SpeakerLane[];
  readonly speaking: Tracks["speaking"];
  readonly topics: Minutes["topics"];
  readonly marks: readonly Mark[];
  /** Undefined while they are loading. */
  readonly peaks: readonly Uint8Array[] | undefined;
}

type Context = CanvasRenderingContext2D;

/** Draws all but the playhead. The context is scaled to CSS pixels. */
export function drawTimeline(
  context: Context,
  { lanes, speaking, topics, marks, peaks }: TimelineContent,
  palette: Palette,
  view: TimeWindow,
  axis: TimeAxis,
): void {
  const rows = rowsOf(lanes.length, topics.length > 0);
  context.clearRect(0, 0, axis.width, rows.height);
  drawTimes(context, palette, view, axis, rows.height);
  for (const topic of topics) drawTopic(context, topic, palette, view, axis, rows.topics);
  for (const mark of marks) drawMark(context, mark, palette, view, rows.marks);
  if (peaks) drawSound(context, peaks, speaking, palette, view, axis, rows.sound);
  for (const [at, lane] of lanes.entries()) {
    const colour = palette.people.get(lane.speaker);
    if (!colour) continue;
    const top = rows.people + at * ROWS.lane;
    context.fillStyle = palette.line;
    context.fillRect(0, top + ROWS.lane / 2 - 0.5, axis.width, 1);
    context.fillStyle = colour.fill;
    drawSegments(context, lane.seen, view, axis, top + 5, ROWS.lane - 10);
    context.fillStyle = colour.line;
    drawSegments(context, lane.speaking, view, axis, top + 3, ROWS.lane - 6);
  }
}

function drawTimes(
  context: Context,
  { line, text, font }: Palette,
  view: TimeWindow,
  axis: TimeAxis,
  height: number,
) {
  const { step, at } = ticks(view, axis);
  context.font = `11px ${font}`;
  context.textBaseline = "middle";
  context.textAlign = "left";
  for (const seconds of at) {
    const x = Math.round(toPixel(view, seconds));
    context.fillStyle = line;
    context.fillRect(x, ROWS.times - 5, 1, height);
    context.fillStyle = text;
    const fraction = step < 1 ? `.${String(Math.round((seconds % 1) * 100)).padStart(2, "0")}` : "";
    context.fillText(`${clock(seconds + 1e-6)}${fraction}`, x + 4, ROWS.times / 2 - 1);
  }
}

function drawTopic(
  context: Context,
  { title, startSeconds, endSeconds }: Minutes["topics"][number],
  { topic, topicText, font }: Palette,
  view: TimeWindow,
  axis: TimeAxis,
  top: number,
) {
  const from = Math.max(-8, toPixel(view, startSeconds));
  const to = Math.min(axis.width + 8, toPixel(view, endSeconds));
  if (to - from < 2) return;
  context.fillStyle = topic;
  roundRect(context, from + 0.5, top + 1, to - from - 1.5, ROWS.topics - 4, 4);
  if (to - from < 36) return;
  context.save();
  context.beginPath();
  context.rect(from + 4, top, to - from - 10, ROWS.topics);
  context.clip();
  context.fillStyle = topicText;
  context.font = `500 11px ${font}`;
  context.textBaseline = "middle";
  context.fillText(title, Math.max(from, 0) + 6, top + ROWS.topics / 2 - 0.5);
  context.restore();
}

function drawMark(
  context: Context,
  { kind, seconds }: Mark,
  { marks }: Palette,
  view: TimeWindow,
  top: number,
) {
  const x = toPixel(view, seconds);
  const y = top + ROWS.marks / 2;
  context.fillStyle = marks[kind];
  context.beginPath();
  if (kind === "decision") {
    context.moveTo(x, y - 5.5);
    context.lineTo(x + 5.5, y);
    context.lineTo(x, y + 5.5);
    context.lineTo(x - 5.5, y);
    context.closePath();
  } else if (kind === "action") context.roundRect(x - 4.5, y - 4.5, 9, 9, 2);
  else context.arc(x, y, 4.5, 0, 2 * Math.PI);
  context.fill();
}

/** Columns of this width with a gap of one pixel. */
const COLUMN = 3;

function drawSound(
  context: Context,
  peaks: readonly Uint8Array[],
  speaking: Tracks["speaking"],
  palette: Palette,
  view: TimeWindow,
  { width }: TimeAxis,
  top: number,
) {
  // Columns stand on a grid of time, so that they do not flicker while the view moves.
  const wide = COLUMN * view.secondsPerPixel;
  const first = Math.floor(view.startSeconds / wide);
  const count = Math.ceil(width / COLUMN) + 1;
  const columns = peakColumns(peaks, first * wide, wide, count);
  const middle = top + ROWS.sound / 2;
  for (let at = 0; at < count; at++) {
    const seconds = (first + at + 0.5) * wide;
    const speaker = heardAt(speaking, seconds);
    context.fillStyle = (speaker && palette.people.get(speaker)?.line) || palette.quiet;
    const height = Math.max(1.5, ((columns[at] ?? 0) / 255) ** 0.8 * (ROWS.sound - 4));
    context.fillRect(toPixel(view, (first + at) * wide), middle - height / 2, COLUMN - 1, height);
  }
}

/** Who is heard at a time; of several, the one who began last. */
function heardAt(speaking: Tracks["speaking"], seconds: number): string | undefined {
  const last = lastStartedAt(speaking, seconds);
  for (let at = last; at >= 0 && at > last - 8; at--)
    if (seconds < (speaking[at]?.endSeconds ?? 0)) return speaking[at]?.speaker;
  return undefined;
}

function drawSegments(
  context: Context,
  segments: readonly Segment[],
  view: TimeWindow,
  { width }: TimeAxis,
  top: number,
  height: number,
) {
  const end = toSeconds(view, width);
  const first = Math.max(0, lastStartedAt(segments, view.startSeconds));
  for (const { startSeconds, endSeconds } of segments.slice(first)) {
    if (startSeconds > end) break;
    const from = Math.max(-4, toPixel(view, startSeconds));
    const to = Math.min(width + 4, toPixel(view, endSeconds));
    if (to > 0) roundRect(context, from, top, Math.max(1.5, to - from), height, 3);
  }
}

function roundRect(context: Context, x: number, y: number, width: number, height: number, radius: number) {
  context.beginPath();
  context.roundRect(x, y, width, height, Math.min(radius, width / 2, height / 2));
  context.fill();
}
