import { Pause, Play } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "~/components/ui/button";
import { Dialog } from "~/components/ui/dialog";
import { TextField } from "~/components/ui/field";
import { IconButton } from "~/components/ui/icon-button";
import { Select } from "~/components/ui/select";
import { browserTimeZone, timeZones } from "~/i18n/time-zones";
import type { Draft } from "~/uploads/draft";
import { type UploadState, uploads } from "~/uploads/uploads";
import { RosterPicker } from "./roster-picker";
import { UploadProgress } from "./upload-progress";
import { ChooseAgain } from "./upload-row";

interface UploadDialogProps {
  readonly upload: UploadState;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

/** What a recording is about, asked while it is sent. */
export function UploadDialog({ upload, open, onOpenChange }: UploadDialogProps) {
  const t = useTranslations("meetings.upload");
  const { draft, phase, submitted } = upload;
  const [isRosterOpen, setRosterOpen] = useState(draft.roster !== undefined);
  const change = (part: Partial<Draft>) => uploads.describe({ ...draft, ...part });

  const submit = () => {
    const { roster, date, ...rest } = draft;
    uploads.submit({
      ...rest,
      ...(date ? { date } : {}),
      ...(isRosterOpen && roster ? { roster } : {}),
    });
    onOpenChange(false);
  };

  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t("title")}
      actions={
        <>
          <Button
            variant="quiet"
            onClick={() => {
              uploads.discard();
              onOpenChange(false);
            }}
          >
            {t("cancel")}
          </Button>
          <Button
            variant="primary"
            onClick={submit}
            disabled={!draft.title?.trim() || phase === "waiting"}
            pending={submitted}
          >
            {t("start")}
          </Button>
        </>
      }
    >
      <div className="space-y-5">
        <div className="flex items-center gap-3 rounded-lg bg-sunken p-4">
          <div className="min-w-0 flex-1">
            <UploadProgress upload={upload} />
          </div>
          {phase === "waiting" && <ChooseAgain name={upload.name} />}
          {phase === "sending" && (
            <IconButton label={t("pause")} icon={<Pause />} onClick={() => uploads.pause()} />
          )}
          {(phase === "paused" || phase === "failed") && (
            <IconButton label={t("resume")} icon={<Play />} onClick={() => uploads.resume()} />
          )}
        </div>
        <TextField
          label={t("name")}
          value={draft.title ?? ""}
          onChange={({ target }) => change({ title: target.value })}
          maxLength={200}
          required
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <Select
            label={t("language")}
            value={draft.language}
            choices={[
              { value: "auto", label: t("languages.auto") },
              { value: "en", label: t("languages.en") },
              { value: "ko", label: t("languages.ko") },
            ]}
            onChange={(language) => change({ language })}
          />
          <Select
            label={t("quality")}
            value={draft.quality ?? "fast"}
            choices={[
              { value: "fast", label: t("qualities.fast") },
              { value: "accurate", label: t("qualities.accurate") },
            ]}
            onChange={(quality) => change({ quality })}
          />
          <TextField
            label={t("date")}
            type="date"
            value={draft.date ?? ""}
            onChange={({ target }) => change({ date: target.value })}
          />
          <Select
            label={t("timeZone")}
            value={draft.timeZone ?? browserTimeZone()}
            choices={timeZones().map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") }))}
            onChange={(timeZone) => change({ timeZone })}
          />
          <Select
            label={t("access")}
            value={draft.access}
            choices={[
              { value: "everyone", label: t("accessEveryone") },
              { value: "private", label: t("accessPrivate") },
            ]}
            onChange={(access) => change({ access })}
          />
        </div>
        <RosterPicker
          chosen={isRosterOpen ? (draft.roster ?? []) : undefined}
          onChange={(roster) => {
            setRosterOpen(roster !== undefined);
            change({ roster });
          }}
        />
      </div>
    </Dialog>
  );
}
