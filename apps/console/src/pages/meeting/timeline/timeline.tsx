import { useQuery } from "@tanstack/react-query";
import { List, LocateFixed, Maximize2, ZoomIn, ZoomOut } from "lucide-react";
import { type PointerEvent, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { IconButton } from "~/components/ui/icon-button";
import { Avatar } from "~/components/ui/person";
import { clock } from "~/i18n/times";
import { cn } from "~/lib/cn";
import { colourReader } from "~/timeline/colours";
import { toPixel, toSeconds } from "~/timeline/scale";
import { useThemeChange } from "~/timeline/use-theme-change";
import { useZoom } from "~/timeline/use-zoom";
import { useMeeting } from "../meeting-context";
import { lanesOf } from "../model/lanes";
import { usePlaybackState, useTick } from "../player/use-playback";
import { peaksQuery } from "../queries";
import { drawTimeline, type Palette } from "./draw-timeline";
import { HappeningsList } from "./happenings-list";
import { type Mark, marksOf } from "./marks";
import { ROWS, rowsOf } from "./rows";

/** The whole recording at a glance: sound, who is seen and heard, and what was decided when. */
export function Timeline() {
  const t = useTranslations("meeting.timeline");
  const { meeting, minutes, tracks, playback, who } = useMeeting();
  const { data: peaks } = useQuery(peaksQuery(meeting.id));
  const { playing } = usePlaybackState(playback);
  const [follows, setFollows] = useState(true);
  const [listed, setListed] = useState(false);
  const lanes = useMemo(() => lanesOf(minutes.attendees, tracks), [minutes.attendees, tracks]);
  const marks = useMemo(() => marksOf(minutes), [minutes]);
  const content = { lanes, speaking: tracks.speaking, topics: minutes.topics, marks, peaks };
  const rows = rowsOf(lanes.length, minutes.topics.length > 0);

  const area = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const playhead = useRef<HTMLDivElement>(null);
  const hover = useRef<HTMLDivElement>(null);
  const hoverText = useRef<HTMLSpanElement>(null);
  const visible = useRef<HTMLDivElement>(null);
  const palette = usePalette(area);

  const movePlayhead = useCallback((seconds: number) => {
    const line = playhead.current;
    if (!line) return;
    const x = toPixel(zoomRef.current.view(), seconds);
    line.style.transform = `translateX(${x}px)`;
    line.hidden = x < -1 || x > zoomRef.current.axis().width + 1;
    const whole = Math.floor(seconds);
    if (area.current?.ariaValueNow !== String(whole)) {
      area.current?.setAttribute("aria-valuenow", String(whole));
      area.current?.setAttribute("aria-valuetext", clock(seconds));
    }
  }, []);
  const zoom = useZoom(area, playback.durationSeconds, () => {
    const [target, axis, view] = [canvas.current, zoom.axis(), zoom.view()];
    const context = target?.getContext("2d");
    if (!target || !context || axis.width === 0 || !palette.current) return;
    const ratio = devicePixelRatio;
    const [width, height] = [Math.round(axis.width * ratio), Math.round(rows.height * ratio)];
    if (target.width !== width || target.height !== height) Object.assign(target, { width, height });
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    drawTimeline(context, content, palette.current(minutes.attendees), view, axis);
    if (visible.current) {
      const share = (axis.width * view.secondsPerPixel) / axis.durationSeconds;
      visible.current.parentElement?.style.setProperty("opacity", share > 0.999 ? "0" : "1");
      visible.current.style.left = `${(view.startSeconds / axis.durationSeconds) * 100}%`;
      visible.current.style.width = `${share * 100}%`;
    }
    movePlayhead(playback.seconds);
  });
  const zoomRef = useRef(zoom);
  zoomRef.current = zoom;

  const followed = follows && playing;
  const tick = useCallback(
    (seconds: number) => {
      if (followed) zoomRef.current.follow(seconds);
      movePlayhead(seconds);
    },
    [followed, movePlayhead],
  );
  useTick(playback, tick);
  useZoomKeys(zoom);

  const pixelOf = (event: PointerEvent) => event.clientX - event.currentTarget.getBoundingClientRect().left;
  const pressed = useRef<{ readonly x: number; readonly touch: boolean } | undefined>(undefined);
  const press = (event: PointerEvent) => {
    if (event.button !== 0) return;
    pressed.current = { x: event.clientX, touch: event.pointerType === "touch" };
    if (pressed.current.touch) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const mark = markAt(event);
    playback.seek(mark?.seconds ?? toSeconds(zoom.view(), pixelOf(event)));
  };
  const release = (event: PointerEvent) => {
    const start = pressed.current;
    pressed.current = undefined;
    // A finger that moved has moved the view; one that did not means the place.
    if (start?.touch && Math.abs(event.clientX - start.x) < 6)
      playback.seek(markAt(event)?.seconds ?? toSeconds(zoom.view(), pixelOf(event)));
  };
  const markAt = (event: PointerEvent): Mark | undefined => {
    const y = event.clientY - event.currentTarget.getBoundingClientRect().top;
    if (y < rows.marks || y > rows.marks + ROWS.marks) return undefined;
    const away = (mark: Mark) => Math.abs(toPixel(zoom.view(), mark.seconds) - pixelOf(event));
    const nearest = marks.toSorted((a, b) => away(a) - away(b))[0];
    return nearest && away(nearest) <= 7 ? nearest : undefined;
  };
  const point = (event: PointerEvent) => {
    const [line, text] = [hover.current, hoverText.current];
    if (!line || !text) return;
    const x = pixelOf(event);
    const seconds = toSeconds(zoom.view(), x);
    if (pressed.current && !pressed.current.touch) playback.seek(seconds);
    line.hidden = event.pointerType === "touch";
    line.style.transform = `translateX(${x}px)`;
    const mark = markAt(event);
    const y = event.clientY - event.currentTarget.getBoundingClientRect().top;
    const lane = lanes[Math.floor((y - rows.people) / ROWS.lane)];
    const heard = lane?.speaking.some((one) => seconds >= one.startSeconds && seconds <= one.endSeconds);
    text.textContent = mark
      ? `${t(mark.kind)}: ${mark.text}`
      : `${clock(seconds)}${lane && heard ? ` · ${t("speaks", { name: who(lane.speaker).name })}` : ""}`;
    text.classList.toggle("-translate-x-full", x > zoom.axis().width - 180);
  };

  return (
    <section aria-label={t("label")} className="relative border-t border-line bg-surface">
      <div className="flex max-h-64 overflow-y-auto">
        <div
          className="hidden w-44 shrink-0 border-r border-line pl-3 sm:block"
          style={{ height: rows.height }}
        >
          <div className="flex items-center gap-0.5 pt-1" style={{ height: rows.people }}>
            <div className="flex gap-0.5">
              <IconButton size="sm" label={t("zoomIn")} icon={<ZoomIn />} onClick={() => zoom.by(2)} />
              <IconButton size="sm" label={t("zoomOut")} icon={<ZoomOut />} onClick={() => zoom.by(0.5)} />
              <IconButton size="sm" label={t("fit")} icon={<Maximize2 />} onClick={zoom.fit} />
              <IconButton
                size="sm"
                label={t("follow")}
                aria-pressed={follows}
                icon={<LocateFixed />}
                onClick={() => setFollows(!follows)}
                className="aria-pressed:text-accent"
              />
              <IconButton size="sm" label={t("asList")} icon={<List />} onClick={() => setListed(true)} />
            </div>
          </div>
          <ul>
            {lanes.map(({ speaker }) => (
              <li
                key={speaker}
                className="flex items-center gap-2 pr-2 text-xs text-soft"
                style={{ height: ROWS.lane }}
              >
                <Avatar person={who(speaker)} size="xs" className="size-4 text-[8px]" />
                <span className="truncate">{who(speaker).name}</span>
              </li>
            ))}
          </ul>
        </div>
        <div
          ref={area}
          role="slider"
          tabIndex={0}
          aria-label={t("label")}
          aria-description={t("help")}
          aria-valuemin={0}
          aria-valuemax={Math.floor(playback.durationSeconds)}
          aria-valuenow={0}
          className="relative min-w-0 flex-1 cursor-crosshair touch-none overflow-hidden select-none focus-visible:-outline-offset-2"
          style={{ height: rows.height }}
          onPointerDown={press}
          onPointerUp={release}
          onPointerCancel={() => {
            pressed.current = undefined;
          }}
          onPointerMove={point}
          onPointerLeave={() => {
            if (hover.current) hover.current.hidden = true;
          }}
        >
          <canvas ref={canvas} aria-hidden className="absolute inset-0 size-full" />
          <div
            ref={hover}
            hidden
            className="pointer-events-none absolute inset-y-0 left-0 w-px bg-line-strong"
          >
            <span
              ref={hoverText}
              className="tabular absolute top-0 left-1.5 max-w-80 truncate rounded-xs bg-ink px-1.5 py-px text-xs whitespace-nowrap text-canvas"
            />
          </div>
          <div ref={playhead} className="pointer-events-none absolute inset-y-0 -left-px w-0.5 bg-ink">
            <span className="absolute top-0 -left-1 h-2.5 w-2.5 rounded-b-full bg-ink" />
          </div>
        </div>
      </div>
      <div
        className={cn(
          "pointer-events-none absolute inset-x-0 top-0 ml-0 h-0.5 bg-line transition-opacity sm:ml-44",
        )}
      >
        <div ref={visible} className="absolute h-full rounded-full bg-accent" />
      </div>
      <HappeningsList open={listed} onOpenChange={setListed} lanes={lanes} marks={marks} />
    </section>
  );
}

/** The theme's colours as a canvas takes them; read again when the theme or the people change. */
function usePalette(host: React.RefObject<HTMLElement | null>) {
  const palette = useRef<((people: readonly { id: string; known: boolean }[]) => Palette) | undefined>(
    undefined,
  );
  const theme = useThemeChange();
  const locale = useLocale();
  const cache = useRef<{ key: string; palette: Palette } | undefined>(undefined);
  useEffect(() => {
    palette.current = (people) => {
      const key = `${theme} ${locale} ${people.map(({ id, known }) => `${id}${known}`).join()}`;
      if (cache.current?.key === key) return cache.current.palette;
      const colours = colourReader(host.current!);
      const read: Palette = {
        line: colours.theme("line"),
        text: colours.theme("faint"),
        quiet: colours.theme("line-strong"),
        topic: colours.theme("press"),
        topicText: colours.theme("soft"),
        marks: {
          decision: colours.theme("accent"),
          action: colours.theme("info"),
          question: colours.theme("warn"),
        },
        people: new Map(people.map((person) => [person.id, colours.person(person)])),
        font: getComputedStyle(document.body).fontFamily,
      };
      cache.current = { key, palette: read };
      return read;
    };
  }, [theme, locale, host]);
  return palette;
}

/** Plus, minus and zero, unless the user is typing. */
function useZoomKeys(zoom: ReturnType<typeof useZoom>): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (event.key === "+" || event.key === "=") zoom.by(1.6);
      else if (event.key === "-") zoom.by(1 / 1.6);
      else if (event.key === "0") zoom.fit();
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, [zoom]);
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
