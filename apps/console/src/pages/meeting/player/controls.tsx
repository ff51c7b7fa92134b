import {
  Captions,
  CaptionsOff,
  Keyboard,
  Link,
  Maximize,
  Pause,
  Play,
  RotateCcw,
  RotateCw,
  ScanFace,
  Volume2,
  VolumeX,
} from "lucide-react";
import { useCallback, useRef } from "react";
import { useTranslations } from "use-intl";
import { buttonClass } from "~/components/ui/button";
import { IconButton } from "~/components/ui/icon-button";
import { Menu, MenuChoice } from "~/components/ui/menu";
import { Spinner } from "~/components/ui/spinner";
import { clock } from "~/i18n/times";
import { useMeeting } from "../meeting-context";
import { RATES } from "./playback";
import { usePlaybackState, useTick } from "./use-playback";

interface ControlsProps {
  readonly captions: boolean;
  readonly onCaptions: () => void;
  readonly faces: boolean;
  readonly onFaces: () => void;
  readonly onFullScreen: () => void;
  readonly onCopyLink: () => void;
  readonly onKeys: () => void;
}

/** The buttons of the player. */
export function Controls({
  captions,
  onCaptions,
  faces,
  onFaces,
  onFullScreen,
  onCopyLink,
  onKeys,
}: ControlsProps) {
  const t = useTranslations("meeting");
  const { playback, meeting } = useMeeting();
  const { playing, waiting, rate, muted, volume } = usePlaybackState(playback);
  return (
    <div className="flex items-center gap-0.5 px-2 py-1.5">
      <IconButton
        size="sm"
        label={t("backward")}
        icon={<RotateCcw />}
        onClick={() => playback.seek(playback.seconds - 5)}
      />
      <IconButton
        label={playing ? t("pause") : t("play")}
        icon={
          waiting && playing ? (
            <Spinner />
          ) : playing ? (
            <Pause className="fill-current" />
          ) : (
            <Play className="fill-current" />
          )
        }
        onClick={() => playback.toggle()}
        className="text-ink"
      />
      <IconButton
        size="sm"
        label={t("forward")}
        icon={<RotateCw />}
        onClick={() => playback.seek(playback.seconds + 5)}
      />
      <Position />
      <span className="flex-1" />
      <Menu
        side="top"
        trigger={
          <button
            type="button"
            aria-label={`${t("speed")}: ${rate}×`}
            className={buttonClass({ variant: "quiet", size: "sm" })}
          >
            <span className="tabular">{rate}×</span>
          </button>
        }
      >
        <MenuChoice
          label={t("speed")}
          value={String(rate)}
          choices={RATES.map((each) => ({ value: String(each), label: `${each}×` }))}
          onChange={(value) => playback.setRate(Number(value))}
        />
      </Menu>
      <span className="group/volume hidden items-center sm:flex">
        <input
          type="range"
          aria-label={t("volume")}
          min={0}
          max={1}
          step={0.05}
          value={muted ? 0 : volume}
          onChange={({ target }) => playback.setVolume(Number(target.value))}
          className="w-0 cursor-pointer accent-accent opacity-0 transition-[width,opacity] duration-200 group-hover/volume:w-20 group-hover/volume:opacity-100 focus-visible:w-20 focus-visible:opacity-100"
        />
        <IconButton
          size="sm"
          label={muted ? t("unmute") : t("mute")}
          icon={muted ? <VolumeX /> : <Volume2 />}
          onClick={() => playback.toggleMuted()}
        />
      </span>
      <IconButton
        size="sm"
        label={t("captions")}
        aria-pressed={captions}
        icon={captions ? <Captions /> : <CaptionsOff />}
        onClick={onCaptions}
        className="aria-pressed:text-accent"
      />
      {meeting.hasVideo && (
        <IconButton
          size="sm"
          label={t("faces")}
          aria-pressed={faces}
          icon={<ScanFace />}
          onClick={onFaces}
          className="aria-pressed:text-accent"
        />
      )}
      <IconButton size="sm" label={t("copyLink")} icon={<Link />} onClick={onCopyLink} />
      <IconButton
        size="sm"
        label={t("keys.open")}
        icon={<Keyboard />}
        onClick={onKeys}
        className="hidden md:inline-grid"
      />
      {meeting.hasVideo && (
        <IconButton size="sm" label={t("fullScreen")} icon={<Maximize />} onClick={onFullScreen} />
      )}
    </div>
  );
}

/** Where the playhead is, written without rendering. */
function Position() {
  const { playback } = useMeeting();
  const text = useRef<HTMLSpanElement>(null);
  const draw = useCallback((seconds: number) => {
    const now = clock(seconds);
    if (text.current && text.current.textContent !== now) text.current.textContent = now;
  }, []);
  useTick(playback, draw);
  return (
    <span className="tabular ml-2 text-sm whitespace-nowrap text-soft">
      <span ref={text} data-testid="position" className="font-medium text-ink">
        {clock(playback.seconds)}
      </span>
      <span className="text-faint"> / {clock(playback.durationSeconds)}</span>
    </span>
  );
}
