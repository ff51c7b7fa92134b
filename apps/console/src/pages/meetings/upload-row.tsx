import { FileUp, Pause, Play, X } from "lucide-react";
import { type ReactNode, useRef } from "react";
import { useTranslations } from "use-intl";
import { Button } from "~/components/ui/button";
import { Card } from "~/components/ui/card";
import { IconButton } from "~/components/ui/icon-button";
import { toast } from "~/components/ui/toast";
import { RECORDINGS } from "~/uploads/recordings";
import { type UploadState, uploads } from "~/uploads/uploads";
import { UploadProgress } from "./upload-progress";

/** An upload whose dialog is closed, or one that waits for its file after a reload. */
export function UploadRow({ upload, onOpen }: { readonly upload: UploadState; readonly onOpen: () => void }) {
  const t = useTranslations("meetings.upload");
  return (
    <Card className="mb-6 flex flex-wrap items-center gap-x-4 gap-y-3 border-accent/40 p-4">
      <div aria-hidden className="grid size-10 place-items-center rounded-md bg-accent-soft text-accent">
        <FileUp className="size-5" />
      </div>
      <div className="min-w-48 flex-1">
        <UploadProgress upload={upload} />
      </div>
      <div className="flex items-center gap-1">
        {upload.phase === "waiting" ? (
          <ChooseAgain name={upload.name} onChosen={onOpen} />
        ) : (
          <>
            {upload.phase === "sending" && (
              <IconButton label={t("pause")} icon={<Pause />} onClick={() => uploads.pause()} />
            )}
            {(upload.phase === "paused" || upload.phase === "failed") && (
              <IconButton label={t("resume")} icon={<Play />} onClick={() => uploads.resume()} />
            )}
            {!upload.submitted && (
              <Button size="sm" onClick={onOpen}>
                {t("details")}
              </Button>
            )}
          </>
        )}
        <IconButton label={t("cancel")} icon={<X />} onClick={() => uploads.discard()} />
      </div>
    </Card>
  );
}

/** After a reload the browser has lost the file: the user chooses it again, and the upload resumes. */
export function ChooseAgain({
  name,
  onChosen,
}: {
  readonly name: string;
  readonly onChosen?: () => void;
}): ReactNode {
  const t = useTranslations("meetings.upload");
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        accept={RECORDINGS}
        hidden
        onChange={({ target }) => {
          const file = target.files?.[0];
          target.value = "";
          if (!file) return;
          if (uploads.resumeWith(file)) onChosen?.();
          else toast({ title: t("wrongFile", { name }), tone: "danger" });
        }}
      />
      <Button size="sm" variant="primary" onClick={() => input.current?.click()}>
        {t("chooseAgain")}
      </Button>
    </>
  );
}
