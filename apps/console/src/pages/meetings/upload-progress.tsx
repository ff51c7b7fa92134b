import { useFormatter, useTranslations } from "use-intl";
import { useProblemText } from "~/api/problem-text";
import { Progress } from "~/components/ui/progress";
import { useTimes } from "~/i18n/times";
import type { UploadState } from "~/uploads/uploads";

/** How far an upload is, and how long the rest will take. */
export function UploadProgress({ upload }: { readonly upload: UploadState }) {
  const t = useTranslations("meetings.upload");
  const textOf = useProblemText();
  const times = useTimes();
  const format = useFormatter();
  const { name, size, sent, phase, bytesPerSecond, error } = upload;
  const share = size === 0 ? 1 : sent / size;
  const percent = format.number(share, { style: "percent", maximumFractionDigits: 0 });
  const left = bytesPerSecond ? (size - sent) / bytesPerSecond : undefined;

  const states = {
    sending: left === undefined || left < 2 ? undefined : t("left", { time: times.length(left) }),
    paused: t("paused"),
    failed: t("failed"),
    waiting: undefined,
    sent: undefined,
    creating: t("creating"),
  };
  return (
    <div>
      <p className="mb-2 truncate text-base font-medium">{t("uploading", { name })}</p>
      <Progress value={share} label={t("uploading", { name })} />
      <p className="tabular mt-1.5 text-sm text-soft">
        {phase === "waiting"
          ? t("waitingFile", { name, percent })
          : [t("done", { percent, sent: times.size(sent), total: times.size(size) }), states[phase]]
              .filter(Boolean)
              .join(" · ")}
      </p>
      {error !== undefined && <p className="mt-1 text-sm text-danger">{textOf(error)}</p>}
    </div>
  );
}
