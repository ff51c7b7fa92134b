import { PreviewCard } from "@base-ui/react/preview-card";
import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "use-intl";
import { floating } from "~/components/ui/popup-styles";
import { Skeleton } from "~/components/ui/skeleton";
import { clock } from "~/i18n/times";
import { cn } from "~/lib/cn";
import { useMeeting } from "../meeting-context";
import { frameUrl } from "../model/media-urls";
import { whyOf } from "../model/why";
import { evidenceQuery } from "../queries";
import { type WhyAsked, whyCard } from "../transcript/transcript-handles";
import { ScoreBars } from "./score-bars";

/** The card that says why a name is there, for every name on the page. */
export const WhyCard = () => (
  <PreviewCard.Root handle={whyCard}>
    {({ payload }) => (
      <PreviewCard.Portal>
        <PreviewCard.Positioner side="bottom" align="start" sideOffset={6} className="z-40">
          <PreviewCard.Popup className={cn(floating, "w-80 max-w-[calc(100vw-2rem)] p-4")}>
            {payload && <Content {...payload} />}
          </PreviewCard.Popup>
        </PreviewCard.Positioner>
      </PreviewCard.Portal>
    )}
  </PreviewCard.Root>
);

function Content({ speaker, within }: WhyAsked) {
  const t = useTranslations("meeting.why");
  const format = useFormatter();
  const { meeting, who } = useMeeting();
  const { data: evidence } = useQuery(evidenceQuery(meeting.id));
  const { name, known } = who(speaker);
  const percent = (value: number) => format.number(value, { style: "percent", maximumFractionDigits: 0 });
  // Nothing is ever quite certain, or quite out of the question.
  const share = (value: number) =>
    value > 0.99
      ? t("moreThan", { share: percent(0.99) })
      : value < 0.01
        ? t("lessThan", { share: percent(0.01) })
        : percent(value);
  if (!evidence)
    return (
      <div className="space-y-2.5">
        <Skeleton className="h-5 w-32" />
        <Skeleton className="h-4 w-full" />
        <Skeleton className="h-4 w-3/4" />
      </div>
    );
  const why = whyOf(evidence, speaker, within);
  const title = (
    <h3 className="font-semibold tracking-tight">{known ? t("title", { name }) : t("titleUnknown")}</h3>
  );
  if (!why)
    return (
      <div className="space-y-1">
        {title}
        <p className="text-soft">{t("none")}</p>
      </div>
    );
  const { frame, runnerUp } = why;
  const other =
    runnerUp &&
    (runnerUp.speaker === "unknown" ? t("notInDirectory") : (runnerUp.name ?? who(runnerUp.speaker).name));
  return (
    <div className="space-y-3">
      <div className="flex gap-3">
        {frame && (
          <img
            src={frameUrl(meeting.id, frame.seconds, 112, frame.box)}
            alt={t("frame", { time: clock(frame.seconds) })}
            className="size-14 shrink-0 rounded-md bg-sunken object-cover"
          />
        )}
        <div className="min-w-0">
          {title}
          <p className="text-soft">{t(`reason.${why.reason}`)}</p>
          {why.reason !== "corrected" && (
            <p className="text-sm text-faint">{t("confidence", { share: share(why.confidence) })}</p>
          )}
        </div>
      </div>
      {why.scores.length > 0 && <ScoreBars scores={why.scores} />}
      {why.by && why.by !== "correction" && <p className="text-sm text-soft">{t(`by.${why.by}`)}</p>}
      {runnerUp && other && (
        <p className="border-t border-line pt-2.5 text-sm text-faint">
          {t("runnerUp", { name: other, share: share(runnerUp.probability) })}
        </p>
      )}
    </div>
  );
}
