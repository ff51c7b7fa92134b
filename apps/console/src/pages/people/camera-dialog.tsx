import type { Person } from "@hapju/contract";
import { Camera } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "~/components/ui/button";
import { Callout } from "~/components/ui/callout";
import { useObjectUrl } from "~/lib/use-object-url";
import { useUserMedia } from "~/lib/use-user-media";
import { TakeDialog } from "./take-dialog";
import type { Enrol } from "./use-enrol";

interface CameraDialogProps {
  readonly person: Person;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly enrol: Enrol;
}

const CAMERA: MediaStreamConstraints = {
  video: { width: { ideal: 1280 }, height: { ideal: 720 }, facingMode: "user" },
};
const QUALITY = 0.92;

/** Takes a photo with the camera of this machine. Nothing is sent before the user has reviewed it. */
export function CameraDialog({ person, open, onOpenChange, enrol }: CameraDialogProps) {
  const t = useTranslations("people.camera");
  const words = {
    title: t("title", { name: person.name }),
    text: t("text"),
    again: t("again"),
    use: t("use"),
  };
  return (
    <TakeDialog open={open} onOpenChange={onOpenChange} enrol={enrol} source="camera" words={words}>
      {(photo, take) => (photo ? <Preview photo={photo} /> : <Viewfinder onPhoto={take} />)}
    </TakeDialog>
  );
}

function Preview({ photo }: { readonly photo: Blob }) {
  const t = useTranslations("people.camera");
  const url = useObjectUrl(photo);
  return (
    <img
      src={url}
      alt={t("preview")}
      className="aspect-video w-full -scale-x-100 rounded-lg bg-sunken object-cover"
    />
  );
}

function Viewfinder({ onPhoto }: { readonly onPhoto: (photo: Blob) => void }) {
  const t = useTranslations("people.camera");
  const { stream, problem } = useUserMedia(CAMERA);
  const video = useRef<HTMLVideoElement>(null);
  // A stream is there before its first picture: a photo taken in between would be empty.
  const [isShown, setIsShown] = useState(false);
  useEffect(() => {
    if (video.current && stream) video.current.srcObject = stream;
  }, [stream]);

  const take = () => {
    const shown = video.current;
    if (!shown) return;
    const { videoWidth: width, videoHeight: height } = shown;
    const canvas = document.createElement("canvas");
    Object.assign(canvas, { width, height });
    canvas.getContext("2d")?.drawImage(shown, 0, 0);
    canvas.toBlob((blob) => blob && onPhoto(blob), "image/jpeg", QUALITY);
  };
  if (problem) return <Callout tone="warn">{t(problem)}</Callout>;
  return (
    <>
      <div className="relative aspect-video overflow-hidden rounded-lg bg-sunken">
        <video
          ref={video}
          autoPlay
          playsInline
          muted
          onLoadedData={() => setIsShown(true)}
          className="size-full -scale-x-100 object-cover"
        />
        {isShown ? (
          <div aria-hidden className="absolute inset-0 grid place-items-center">
            <div className="h-[78%] aspect-[3/4] rounded-[50%] border-2 border-white/70 border-dashed" />
          </div>
        ) : (
          <p className="absolute inset-0 grid place-items-center text-soft">{t("starting")}</p>
        )}
      </div>
      <div className="mt-4 flex justify-center">
        <Button variant="primary" size="lg" icon={<Camera aria-hidden />} disabled={!isShown} onClick={take}>
          {t("take")}
        </Button>
      </div>
    </>
  );
}
