import { useTranslations } from "use-intl";
import { Callout } from "~/components/ui/callout";
import { useTimes } from "~/i18n/times";
import { useMeeting } from "../meeting-context";

/** Where faces and voices of the recording are erased: what a correction costs now. Nothing while they are there. */
export function CorrectingNote({ className }: { readonly className?: string }) {
  const t = useTranslations("meeting.history");
  const times = useTimes();
  const { meeting, editable } = useMeeting();
  const { readable = true, destroyedAt, analysisSeconds } = meeting.biometrics ?? {};
  if (readable || !editable) return null;
  return (
    <Callout className={className ?? ""}>
      {destroyedAt === undefined ? t("deleted") : t("deletedOn", { date: times.fullDay(destroyedAt) })}{" "}
      {analysisSeconds === undefined
        ? t("reanalysis")
        : t("reanalysisTime", { time: times.length(analysisSeconds) })}
    </Callout>
  );
}

/** Until when a correction takes a moment, where that ends. */
export function CorrectingUntil() {
  const t = useTranslations("meeting.history");
  const times = useTimes();
  const { biometrics } = useMeeting().meeting;
  if (!biometrics?.readable || biometrics.expiresAt === undefined) return null;
  return (
    <p className="border-t border-line px-4 py-2.5 text-sm text-faint">
      {t("until", { date: times.fullDay(biometrics.expiresAt) })}
    </p>
  );
}
