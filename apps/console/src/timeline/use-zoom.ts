import { type RefObject, useCallback, useEffect, useMemo, useRef } from "react";
import { bounded, fit, following, panned, type TimeAxis, type TimeWindow, zoomed } from "./scale";

/** Reads and changes the visible part of a time axis. */
export interface Zoom {
  readonly axis: () => TimeAxis;
  readonly view: () => TimeWindow;
  readonly set: (view: TimeWindow) => void;
  /** Closer or further around a pixel; without one, around the middle. */
  readonly by: (factor: number, pixel?: number) => void;
  readonly fit: () => void;
  readonly follow: (seconds: number) => void;
}

/** A wheel notch or a touchpad's small steps, as one factor. */
const WHEEL = 0.0022;

/**
 * The view of a time axis on an element, changed by wheel (closer, further), shift and wheel or sideways (along), pinch
 * and one finger. Nothing renders: `redraw` is called, once per frame, when the view or the size has changed.
 */
export function useZoom(
  element: RefObject<HTMLElement | null>,
  durationSeconds: number,
  redraw: () => void,
): Zoom {
  const view = useRef<TimeWindow>({ startSeconds: 0, secondsPerPixel: 1 });
  const width = useRef(0);
  /** Whether everything is shown, and stays shown when the size or the duration changes. */
  const whole = useRef(true);
  const frame = useRef(0);
  const latest = useRef(redraw);
  latest.current = redraw;

  const request = useCallback(() => {
    cancelAnimationFrame(frame.current);
    frame.current = requestAnimationFrame(() => latest.current());
  }, []);
  const zoom = useMemo((): Zoom => {
    const axis = () => ({ durationSeconds, width: width.current });
    const set = (next: TimeWindow) => {
      view.current = bounded(next, axis());
      whole.current = view.current.secondsPerPixel >= fit(axis()).secondsPerPixel * (1 - 1e-6);
      request();
    };
    return {
      axis,
      view: () => view.current,
      set,
      by: (factor, pixel = width.current / 2) => set(zoomed(view.current, axis(), factor, pixel)),
      fit: () => set(fit(axis())),
      follow: (seconds) => {
        const next = following(view.current, axis(), seconds);
        if (next !== view.current) set(next);
      },
    };
  }, [durationSeconds, request]);

  useEffect(() => {
    const target = element.current;
    if (!target) return;
    const measure = () => {
      width.current = target.clientWidth;
      zoom.set(whole.current ? fit(zoom.axis()) : view.current);
    };
    const sizes = new ResizeObserver(measure);
    sizes.observe(target);
    measure();
    const stop = touch(target, zoom);
    return () => {
      sizes.disconnect();
      stop();
    };
  }, [element, zoom]);

  useEffect(request);
  return zoom;
}

function touch(target: HTMLElement, zoom: Zoom): () => void {
  const stop = new AbortController();
  const fingers = new Map<number, number>();
  const pixelOf = (clientX: number) => clientX - target.getBoundingClientRect().left;

  const wheel = (event: WheelEvent) => {
    event.preventDefault();
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
    const [x, y] = [event.deltaX * lines, event.deltaY * lines];
    if (event.shiftKey || Math.abs(x) > Math.abs(y))
      zoom.set(panned(zoom.view(), zoom.axis(), event.shiftKey && x === 0 ? y : x));
    else zoom.by(Math.exp(-y * (event.ctrlKey ? WHEEL * 4 : WHEEL)), pixelOf(event.clientX));
  };
  const down = (event: PointerEvent) => {
    if (event.pointerType === "touch") fingers.set(event.pointerId, event.clientX);
  };
  const move = (event: PointerEvent) => {
    const before = fingers.get(event.pointerId);
    if (before === undefined) return;
    const others = [...fingers].filter(([id]) => id !== event.pointerId).map(([, x]) => x);
    fingers.set(event.pointerId, event.clientX);
    const [other] = others;
    if (other === undefined) {
      zoom.set(panned(zoom.view(), zoom.axis(), before - event.clientX));
      return;
    }
    const apart = Math.max(10, Math.abs(before - other));
    zoom.by(Math.max(10, Math.abs(event.clientX - other)) / apart, pixelOf((event.clientX + other) / 2));
  };
  const up = (event: PointerEvent) => fingers.delete(event.pointerId);
  const { signal } = stop;
  target.addEventListener("wheel", wheel, { passive: false, signal });
  target.addEventListener("pointerdown", down, { signal });
  target.addEventListener("pointermove", move, { signal });
  target.addEventListener("pointerup", up, { signal });
  target.addEventListener("pointercancel", up, { signal });
  return () => stop.abort();
}
