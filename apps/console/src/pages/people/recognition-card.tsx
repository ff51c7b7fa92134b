import type { Person } from "@hapju/contract";
import {
  AudioLines,
  Camera,
  FileAudio2,
  ImageUp,
  Mic,
  ScanFace,
  ShieldCheck,
  ShieldOff,
  Trash2,
} from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "~/components/ui/button";
import { Card } from "~/components/ui/card";
import { FileButton } from "~/components/ui/file-button";
import { IconButton } from "~/components/ui/icon-button";
import { useTimes } from "~/i18n/times";
import { useMe } from "~/layout/use-me";
import { type KINDS, standingConsent } from "~/lib/consents";
import { CameraDialog } from "./camera-dialog";
import { ConsentDialog } from "./consent-dialog";
import { StandingConsent } from "./standing-consent";
import { TemplateQuality } from "./template-quality";
import { useEnrol } from "./use-enrol";
import { VoiceDialog } from "./voice-dialog";
import { WithdrawDialog } from "./withdraw-dialog";

const icons = { face: ScanFace, voice: AudioLines };

/** The last part of a path: the path on the server is private. */
const fileName = (source: string) => source.split(/[/\\]/).at(-1) || source;

type RecognitionCardProps = { readonly person: Person } & (typeof KINDS)[number];

/** Consent to one kind of recognition, what is enrolled for it, and ways to enrol more. */
export function RecognitionCard({ person, kind, purpose }: RecognitionCardProps) {
  const t = useTranslations("people");
  const times = useTimes();
  const { isEditor } = useMe();
  const [dialog, setDialog] = useState<"consent" | "withdraw" | "live">();
  const { enrol, removeTemplate } = useEnrol(person, kind);
  const consent = standingConsent(person, purpose);
  const templates = person.templates.filter((template) => template.kind === kind);
  const Icon = icons[kind];
  const show = (name: typeof dialog) => (isOpen: boolean) => setDialog(isOpen ? name : undefined);

  return (
    <Card className="flex flex-col">
      <header className="flex h-14 items-center gap-2.5 border-b border-line px-5">
        <Icon aria-hidden className="size-4.5 text-faint" />
        <h2 className="flex-1 text-lg font-semibold tracking-tight">{t(`kind.${kind}`)}</h2>
        {consent && isEditor && (
          <Button
            variant="quiet"
            size="sm"
            icon={<ShieldOff aria-hidden />}
            onClick={() => setDialog("withdraw")}
          >
            {t("consent.withdraw")}
          </Button>
        )}
      </header>
      {consent ? (
        <StandingConsent consent={consent} />
      ) : (
        <div className="px-5 py-4">
          <p className="text-pretty text-soft">
            {t("consent.missing", { name: person.name, purpose: t(`purpose.${purpose}`) })}
          </p>
          {isEditor && (
            <Button className="mt-4" icon={<ShieldCheck aria-hidden />} onClick={() => setDialog("consent")}>
              {t("consent.record")}
            </Button>
          )}
        </div>
      )}
      {consent && (
        <div className="border-t border-line px-5 py-4">
          {templates.length === 0 ? (
            <p className="text-soft">{t("enrol.none")}</p>
          ) : (
            <ul className="-my-1.5 divide-y divide-line">
              {templates.map((template) => (
                <li key={template.id} className="flex items-center gap-3 py-2">
                  <div className="min-w-0 flex-1">
                    <p className="truncate">{fileName(template.source)}</p>
                    <p className="truncate text-sm text-faint">
                      <TemplateQuality template={template} /> · {template.model.split("@")[0]} ·{" "}
                      {times.fullDay(template.createdAt)}
                    </p>
                  </div>
                  {isEditor && (
                    <IconButton
                      size="sm"
                      label={t("enrol.removeTemplate", { source: fileName(template.source) })}
                      icon={<Trash2 />}
                      onClick={() => removeTemplate.mutate(template.id)}
                    />
                  )}
                </li>
              ))}
            </ul>
          )}
          {isEditor && (
            <div className="mt-4 flex flex-wrap gap-2">
              <FileButton
                accept={
                  kind === "face" ? "image/jpeg,image/png,image/webp" : "audio/wav,audio/webm,audio/mp4,.m4a"
                }
                icon={kind === "face" ? <ImageUp aria-hidden /> : <FileAudio2 aria-hidden />}
                pending={enrol.isPending && dialog !== "live"}
                onFile={(file) => enrol.mutate({ bytes: file, name: file.name })}
              >
                {t(kind === "face" ? "enrol.photo" : "enrol.sound")}
              </FileButton>
              <Button
                icon={kind === "face" ? <Camera aria-hidden /> : <Mic aria-hidden />}
                onClick={() => setDialog("live")}
              >
                {t(kind === "face" ? "enrol.camera" : "enrol.record")}
              </Button>
            </div>
          )}
        </div>
      )}
      <ConsentDialog
        person={person}
        purpose={purpose}
        open={dialog === "consent"}
        onOpenChange={show("consent")}
      />
      <WithdrawDialog
        person={person}
        what={purpose}
        open={dialog === "withdraw"}
        onOpenChange={show("withdraw")}
      />
      {kind === "face" ? (
        <CameraDialog person={person} open={dialog === "live"} onOpenChange={show("live")} enrol={enrol} />
      ) : (
        <VoiceDialog person={person} open={dialog === "live"} onOpenChange={show("live")} enrol={enrol} />
      )}
    </Card>
  );
}
