import type { Person } from "@hapju/contract";
import { Mic, Square } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "~/components/ui/button";
import { Callout } from "~/components/ui/callout";
import { clock } from "~/i18n/times";
import { useLoudness } from "~/lib/use-loudness";
import { useObjectUrl } from "~/lib/use-object-url";
import { useUserMedia } from "~/lib/use-user-media";
import { TakeDialog } from "./take-dialog";
import type { Enrol } from "./use-enrol";

interface VoiceDialogProps {
  readonly person: Person;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly enrol: Enrol;
}

// What browsers do to make calls pleasant changes a voice.
const MICROPHONE: MediaStreamConstraints = {
  audio: { echoCancellation: false, noiseSuppression: false, autoGainControl: false, channelCount: 1 },
};

/** Records a sample of a voice with the microphone of this machine. Nothing is sent before the user has reviewed it. */
export function VoiceDialog({ person, open, onOpenChange, enrol }: VoiceDialogProps) {
  const t = useTranslations("people.voice");
  const words = {
    title: t("title", { name: person.name }),
    text: t("text"),
    again: t("again"),
    use: t("use"),
  };
  return (
    <TakeDialog open={open} onOpenChange={onOpenChange} enrol={enrol} source="microphone" words={words}>
      {(sample, take) => (
        <>
          <p className="mb-5 rounded-md bg-sunken px-5 py-4 text-read">{t("sample")}</p>
          {sample ? <Preview sample={sample} /> : <Microphone onSample={take} />}
        </>
      )}
    </TakeDialog>
  );
}

function Preview({ sample }: { readonly sample: Blob }) {
  const t = useTranslations("people.voice");
  const url = useObjectUrl(sample);
  // biome-ignore lint/a11y/useMediaCaption: the speaker knows what was said
  return <audio src={url} controls aria-label={t("preview")} className="w-full" />;
}

function Microphone({ onSample }: { readonly onSample: (sample: Blob) => void }) {
  const t = useTranslations("people.voice");
  const { stream, problem } = useUserMedia(MICROPHONE);
  const [recorder, setRecorder] = useState<MediaRecorder>();
  const [seconds, setSeconds] = useState(0);
  const loudness = useLoudness(stream);

  useEffect(() => {
    if (!recorder) return;
    const timer = setInterval(() => setSeconds((before) => before + 1), 1000);
    return () => {
      clearInterval(timer);
      if (recorder.state !== "inactive") recorder.stop();
    };
  }, [recorder]);

  const start = () => {
    if (!stream) return;
    const made = new MediaRecorder(stream);
    const parts: Blob[] = [];
    made.ondataavailable = ({ data }) => parts.push(data);
    made.onstop = () => onSample(new Blob(parts, { type: made.mimeType }));
    made.start();
    setSeconds(0);
    setRecorder(made);
  };
  if (problem) return <Callout tone="warn">{t(problem)}</Callout>;
  return (
    <div className="flex flex-col items-center gap-4">
      <meter
        aria-label={t("level")}
        min={0}
        max={1}
        value={loudness}
        className="h-1.5 w-full overflow-hidden rounded-full bg-press"
      />
      {recorder ? (
        <Button size="lg" variant="danger" icon={<Square aria-hidden />} onClick={() => recorder.stop()}>
          {t("stop")}
        </Button>
      ) : (
        <Button size="lg" variant="primary" icon={<Mic aria-hidden />} disabled={!stream} onClick={start}>
          {t("start")}
        </Button>
      )}
      <p aria-live="off" className="tabular h-5 text-soft">
        {recorder && t("recording", { time: clock(seconds) })}
      </p>
    </div>
  );
}
