import { useCallback, useRef } from "react";
import { useTranslations } from "use-intl";
import { clock } from "~/i18n/times";
import { useMeeting } from "../meeting-context";
import { useTick } from "./use-playback";

/** Where the playhead is, to be moved by a finger: a narrow screen has no room for the timeline. */
export function SeekBar() {
  const t = useTranslations("meeting");
  const { playback } = useMeeting();
  const bar = useRef<HTMLInputElement>(null);
  const draw = useCallback((seconds: number) => {
    if (!bar.current) return;
    bar.current.value = String(seconds);
    bar.current.setAttribute("aria-valuetext", clock(seconds));
  }, []);
  useTick(playback, draw);
  return (
    <input
      ref={bar}
      type="range"
      aria-label={t("position")}
      min={0}
      max={playback.durationSeconds}
      step={0.1}
      defaultValue={playback.seconds}
      onInput={({ currentTarget }) => playback.seek(Number(currentTarget.value))}
      className="mx-3 mt-2 h-4 cursor-pointer accent-accent lg:hidden"
    />
  );
}
