import type { Consent } from "@hapju/contract";
import { useQuery } from "@tanstack/react-query";
import { ShieldCheck } from "lucide-react";
import { useTranslations } from "use-intl";
import { Popover } from "~/components/ui/popover";
import { useTimes } from "~/i18n/times";
import { consentTextsQuery } from "./queries";

/** A consent that stands: when, to which words, and where the proof is. */
export function StandingConsent({ consent }: { readonly consent: Consent }) {
  const t = useTranslations("people.consent");
  const times = useTimes();
  const { data: texts } = useQuery(consentTextsQuery);
  const text = texts?.find(
    ({ version, purpose }) => version === consent.textVersion && purpose === consent.purpose,
  );
  return (
    <div className="flex gap-2.5 px-5 py-4">
      <ShieldCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-accent" />
      <div className="min-w-0 flex-1 space-y-0.5">
        <p>
          <span className="font-medium">{t("given", { date: times.fullDay(consent.givenAt) })}</span>{" "}
          <Popover
            className="max-h-80 w-96 overflow-y-auto"
            trigger={
              <button
                type="button"
                aria-label={`${t("showText")}: ${t("wording", { version: consent.textVersion })}`}
                className="rounded-xs text-sm text-soft underline decoration-line-strong underline-offset-3 hover:text-ink"
              >
                {t("wording", { version: consent.textVersion })}
              </button>
            }
          >
            <p lang={text?.language} className="whitespace-pre-line text-soft">
              {text?.text ?? t("noText")}
            </p>
          </Popover>
        </p>
        <p className="text-sm wrap-anywhere text-soft">
          <span className="text-faint">{t("evidence")}:</span> {consent.evidence}
        </p>
      </div>
    </div>
  );
}
