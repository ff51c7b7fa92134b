import { useTranslations } from "use-intl";
import { cn } from "~/lib/cn";
import type { Why } from "../model/why";

/** A log-likelihood ratio of eight, three thousand to one, fills the bar. */
const FULL = 8;

/** What each source says for or against a name: to the right for it, to the left against. */
export function ScoreBars({ scores }: Pick<Why, "scores">) {
  const t = useTranslations("meeting.why");
  return (
    <ul className="space-y-1.5">
      {scores.map(({ source, logLikelihood, weight }) => {
        const share = Math.min(1, Math.abs(logLikelihood) / FULL) * 50;
        return (
          <li key={source} className="grid grid-cols-[3.25rem_5.5rem_1fr] items-center gap-2.5 text-sm">
            <span className="text-soft">{t(`source.${source}`)}</span>
            <span aria-hidden className="relative h-1.5 rounded-full bg-press">
              <span className="absolute inset-y-[-2px] left-1/2 w-px bg-line-strong" />
              <span
                className={cn(
                  "absolute h-full rounded-full",
                  logLikelihood >= 0 ? "left-1/2 bg-accent" : "right-1/2 bg-danger",
                )}
                style={{ width: `${share}%` }}
              />
            </span>
            <span
              className={
                weight === "against" ? "text-danger" : weight === "neutral" ? "text-faint" : "text-ink"
              }
            >
              {t(`weight.${weight}`)}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
