import { AudioLines, TriangleAlert } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { cn } from "~/lib/cn";
import { useMeeting } from "../meeting-context";
import { mediaUrl } from "../model/media-urls";
import { CaptionLine } from "./caption-line";
import { Controls } from "./controls";
import { FaceOverlay } from "./face-overlay";
import { SeekBar } from "./seek-bar";
import { Stage } from "./stage";
import { usePlaybackState } from "./use-playback";

interface PlayerProps {
  readonly onCopyLink: () => void;
  readonly onKeys: () => void;
}

/** The recording, with faces and captions over it and the controls under it. */
export function Player({ onCopyLink, onKeys }: PlayerProps) {
  const t = useTranslations("meeting");
  const { meeting, playback } = useMeeting();
  const { failed } = usePlaybackState(playback);
  const media = useRef<HTMLVideoElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const [captions, setCaptions] = useState(true);
  const [faces, setFaces] = useState(true);
  const [ratio, setRatio] = useState(16 / 9);
  useEffect(() => (media.current ? playback.attach(media.current) : undefined), [playback]);

  return (
    <section aria-label={t("player")} className="flex min-h-0 flex-col bg-surface">
      <div
        ref={frame}
        className="@container-[size] relative grid min-h-0 flex-1 place-items-center overflow-hidden bg-[oklch(0.19_0.012_180)] max-lg:aspect-video max-lg:flex-none"
        style={{ containerType: "size" }}
      >
        {/* As large as fits, so that boxes in fractions of the picture match it. */}
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the button to play is below, and the space bar plays too */}
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: see above */}
        <div
          className="relative"
          style={{ aspectRatio: ratio, width: `min(100cqw, 100cqh * ${ratio})` }}
          onClick={() => playback.toggle()}
        >
          {/* biome-ignore lint/a11y/useMediaCaption: captions are drawn from the transcript, word by word */}
          <video
            ref={media}
            src={mediaUrl(meeting.id)}
            preload="auto"
            playsInline
            tabIndex={-1}
            onLoadedMetadata={({ currentTarget: { videoWidth, videoHeight } }) => {
              if (videoWidth > 0 && videoHeight > 0) setRatio(videoWidth / videoHeight);
            }}
            className={cn("size-full object-contain", !meeting.hasVideo && "opacity-0")}
          />
          {meeting.hasVideo && <FaceOverlay shown={faces} />}
        </div>
        {!meeting.hasVideo && (
          <div className="absolute inset-0">
            <Stage />
            <p className="absolute top-3 left-4 flex items-center gap-1.5 text-xs text-[oklch(0.72_0.012_160)]">
              <AudioLines aria-hidden className="size-3.5" />
              {t("soundOnly")}
            </p>
          </div>
        )}
        {captions && <CaptionLine />}
        {failed && (
          <p
            role="alert"
            className="absolute inset-x-0 top-4 mx-auto flex w-fit items-center gap-2 rounded-md bg-danger-soft px-3 py-2 text-base text-ink"
          >
            <TriangleAlert aria-hidden className="size-4 text-danger" />
            {t("mediaFailed")}
          </p>
        )}
      </div>
      <SeekBar />
      <Controls
        captions={captions}
        onCaptions={() => setCaptions(!captions)}
        faces={faces}
        onFaces={() => setFaces(!faces)}
        onFullScreen={() => void frame.current?.requestFullscreen()}
        onCopyLink={onCopyLink}
        onKeys={onKeys}
      />
    </section>
  );
}
