import type { Person } from "@hapju/contract";
import { useTranslations } from "use-intl";
import { useTimes } from "~/i18n/times";

/** Consents that no longer stand. They stay on record: what was done while they stood must be shown to be right. */
export function ConsentHistory({ person: { consents } }: { readonly person: Person }) {
  const t = useTranslations("people");
  const times = useTimes();
  const ended = consents.flatMap(({ withdrawnAt, ...consent }) =>
    withdrawnAt === undefined ? [] : [{ ...consent, withdrawnAt }],
  );
  if (ended.length === 0) return null;
  return (
    <section className="mt-10">
      <h2 className="mb-3 text-lg font-semibold tracking-tight">{t("consent.history")}</h2>
      <ul className="space-y-2">
        {ended.map((consent) => (
          <li key={`${consent.purpose} ${consent.givenAt}`} className="text-soft">
            <span className="font-medium text-ink">{t(`purpose.${consent.purpose}`)}</span>
            {" · "}
            {t("consent.given", { date: times.fullDay(consent.givenAt) })}
            {" · "}
            {t("consent.withdrawn", { date: times.fullDay(consent.withdrawnAt) })}
            {" · "}
            {consent.evidence}
          </li>
        ))}
      </ul>
    </section>
  );
}
