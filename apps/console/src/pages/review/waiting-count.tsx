import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { reviewQuery } from "./queries";

/** How many people of the review queue wait for a name. */
export function WaitingCount() {
  const t = useTranslations("review");
  const { data } = useQuery(reviewQuery);
  if (!data?.length) return null;
  return (
    <span className="tabular rounded-full bg-accent-soft px-1.5 text-xs font-semibold text-accent-strong">
      <span aria-hidden>{data.length}</span>
      <span className="sr-only">{t("waiting", { count: data.length })}</span>
    </span>
  );
}
