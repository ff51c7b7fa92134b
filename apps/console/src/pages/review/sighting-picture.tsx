import type { Sighting } from "@hapju/contract";
import { AudioLines, Square, UserRound } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { clock } from "~/i18n/times";
import { cn } from "~/lib/cn";
import { momentOf, pictureOf } from "./sighting";

interface SightingPictureProps {
  readonly sighting: Sighting;
  readonly isSmall?: boolean;
}

/** A face as the recording shows it; a voice to be heard. */
export function SightingPicture({ sighting, isSmall = false }: SightingPictureProps) {
  const t = useTranslations("review");
  const [isBroken, setBroken] = useState(false);
  const url = pictureOf(sighting);
  const shape = cn(
    "grid shrink-0 place-items-center overflow-hidden bg-sunken text-faint",
    isSmall ? "size-8 rounded-sm" : "size-36 rounded-md",
  );
  if (sighting.kind === "voice" && !isSmall) return <VoiceSample sighting={sighting} className={shape} />;
  if (url === undefined || isBroken)
    return (
      <span aria-hidden className={shape}>
        {sighting.kind === "voice" ? <AudioLines /> : <UserRound className={isSmall ? "" : "size-8"} />}
      </span>
    );
  const title = t("pictureOf", { title: sighting.title, time: clock(momentOf(sighting)) });
  return (
    <img
      src={url}
      alt={isSmall ? "" : title}
      loading="lazy"
      onError={() => setBroken(true)}
      className={cn(shape, "object-cover")}
    />
  );
}

/** The segment of the recording in which an unknown voice is clearest. */
function VoiceSample({ sighting, className }: { readonly sighting: Sighting; readonly className: string }) {
  const t = useTranslations("review");
  const audio = useRef<HTMLAudioElement>(null);
  const [isPlaying, setPlaying] = useState(false);
  const { meeting, anchor } = sighting;
  const [start, end] =
    "startSeconds" in anchor
      ? [anchor.startSeconds, anchor.endSeconds]
      : [anchor.seconds, anchor.seconds + 5];

  useEffect(() => () => audio.current?.pause(), []);
  const toggle = () => {
    const element = audio.current;
    if (!element) return;
    if (isPlaying) return element.pause();
    element.currentTime = start;
    void element.play();
  };
  return (
    <button
      type="button"
      onClick={toggle}
      className={cn(
        className,
        "transition-colors duration-150 hover:bg-press hover:text-ink",
        isPlaying && "text-accent",
      )}
    >
      <span className="flex flex-col items-center gap-2">
        {isPlaying ? (
          <Square aria-hidden className="size-7" />
        ) : (
          <AudioLines aria-hidden className="size-8" />
        )}
        <span className="text-sm font-medium">{t(isPlaying ? "stopHearing" : "hear")}</span>
      </span>
      {/* biome-ignore lint/a11y/useMediaCaption: an unknown voice; the meeting has its transcript */}
      <audio
        ref={audio}
        src={`/api/meetings/${meeting}/media`}
        preload="none"
        onPlay={() => setPlaying(true)}
        onPause={() => setPlaying(false)}
        onTimeUpdate={({ currentTarget }) => {
          if (currentTarget.currentTime >= end) currentTarget.pause();
        }}
      />
    </button>
  );
}
