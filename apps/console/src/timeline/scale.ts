/** The part of a time axis that is shown: seconds at its left edge, and how many a pixel covers. */
export interface TimeWindow {
  readonly startSeconds: number;
  readonly secondsPerPixel: number;
}

/** What a view is a part of. */
export interface TimeAxis {
  readonly durationSeconds: number;
  /** Pixels. */
  readonly width: number;
}

/** No closer than this. */
const FINEST_SECONDS_PER_PIXEL = 0.002;

/** Everything, from edge to edge. */
export const fit = ({ durationSeconds, width }: TimeAxis): TimeWindow => ({
  startSeconds: 0,
  secondsPerPixel: Math.max(durationSeconds, 1e-3) / Math.max(1, width),
});

/** Where a time is, in pixels from the left edge. */
export const toPixel = (view: TimeWindow, seconds: number) =>
  (seconds - view.startSeconds) / view.secondsPerPixel;
/** The time at a pixel from the left edge. */
export const toSeconds = (view: TimeWindow, pixel: number) =>
  view.startSeconds + pixel * view.secondsPerPixel;

/** A view within the axis: never further out than everything, never past an edge. */
export function bounded(view: TimeWindow, axis: TimeAxis): TimeWindow {
  const widest = fit(axis).secondsPerPixel;
  const finest = Math.min(FINEST_SECONDS_PER_PIXEL, widest);
  const secondsPerPixel = Math.min(widest, Math.max(finest, view.secondsPerPixel));
  const latest = axis.durationSeconds - axis.width * secondsPerPixel;
  return { secondsPerPixel, startSeconds: Math.max(0, Math.min(latest, view.startSeconds)) };
}

/** Closer by `factor` (above 1) or further away (below 1); the time at `pixel` stays where it is. */
export function zoomed(view: TimeWindow, axis: TimeAxis, factor: number, pixel: number): TimeWindow {
  const { secondsPerPixel } = bounded(
    { startSeconds: 0, secondsPerPixel: view.secondsPerPixel / factor },
    axis,
  );
  return bounded({ secondsPerPixel, startSeconds: toSeconds(view, pixel) - pixel * secondsPerPixel }, axis);
}

/** The window moved by pixels, within the axis. */
export const panned = (view: TimeWindow, axis: TimeAxis, pixels: number): TimeWindow =>
  bounded({ ...view, startSeconds: view.startSeconds + pixels * view.secondsPerPixel }, axis);

/** The view that keeps a playhead in sight: turned over like a page when it leaves, with a little of what was. */
export function following(view: TimeWindow, axis: TimeAxis, seconds: number): TimeWindow {
  const pixel = toPixel(view, seconds);
  if (pixel >= 0 && pixel <= axis.width * 0.92) return view;
  return bounded({ ...view, startSeconds: seconds - axis.width * 0.08 * view.secondsPerPixel }, axis);
}

const STEPS = [0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200];
/** The step where no other is coarse enough. */
const COARSEST_SECONDS = 14_400;

/** Times to write on the axis: round, at least `apart` pixels from each other. */
export function ticks(
  view: TimeWindow,
  axis: TimeAxis,
  apart = 72,
): { readonly step: number; readonly at: number[] } {
  const step = STEPS.find((each) => each / view.secondsPerPixel >= apart) ?? COARSEST_SECONDS;
  const at: number[] = [];
  const end = Math.min(axis.durationSeconds, toSeconds(view, axis.width));
  for (let n = Math.ceil(view.startSeconds / step - 1e-9); n * step <= end + 1e-9; n++) at.push(n * step);
  return { step, at };
}
