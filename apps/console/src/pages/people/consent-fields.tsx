import type { NewConsent, Purpose } from "@hapju/contract";
import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "use-intl";
import { Checkbox } from "~/components/ui/checkbox";
import { Label, TextField } from "~/components/ui/field";
import { KINDS } from "~/lib/consents";
import { consentTextsQuery } from "./queries";

/** What a form holds of the consents it records. */
export interface ConsentForm {
  readonly purposes: readonly { readonly purpose: Purpose; readonly textVersion: string }[];
  readonly evidence: string;
  /** The day it was given: `2026-05-03`. */
  readonly day: string;
}

/** A form without consents, dated today. */
export const emptyConsent = (): ConsentForm => ({ purposes: [], evidence: "", day: today() });

const today = () => {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
};

/** The consents as the API takes them. */
export function consentsOf({ purposes, evidence, day }: ConsentForm): NewConsent[] {
  // A consent of today was given by now, not at noon.
  const given = new Date(`${day}T12:00:00`);
  const givenAt = day === today() || Number.isNaN(given.getTime()) ? {} : { givenAt: given.toISOString() };
  return purposes.map((each) => ({ ...each, evidence: evidence.trim(), ...givenAt }));
}

interface ConsentFieldsProps {
  readonly name: string;
  readonly value: ConsentForm;
  readonly onChange: (value: ConsentForm) => void;
  /** Only these may be chosen; default: all. */
  readonly offered?: readonly Purpose[];
}

/** What a person agrees to, word for word, and where the proof is. */
export function ConsentFields({ name, value, onChange, offered }: ConsentFieldsProps) {
  const t = useTranslations("people");
  const language = useLocale();
  const { data: texts = [] } = useQuery(consentTextsQuery);
  const { purposes, evidence, day } = value;

  return (
    <fieldset className="space-y-4">
      <legend className="contents">
        <Label className="mb-3">{t("consent.agreesTo")}</Label>
      </legend>
      {KINDS.filter(({ purpose }) => !offered || offered.includes(purpose)).map(({ purpose, kind }) => {
        const ofPurpose = texts.filter((text) => text.purpose === purpose);
        const text = ofPurpose.find((each) => each.language === language) ?? ofPurpose[0];
        const isChosen = purposes.some((each) => each.purpose === purpose);
        return (
          <div key={purpose}>
            <Checkbox
              checked={isChosen}
              disabled={!text}
              onChange={(checked) =>
                onChange({
                  ...value,
                  purposes:
                    checked && text
                      ? [...purposes, { purpose, textVersion: text.version }]
                      : purposes.filter((each) => each.purpose !== purpose),
                })
              }
            >
              <span className="font-medium">{t(`kind.${kind}`)}</span>
            </Checkbox>
            {isChosen && text && (
              <blockquote
                // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard
                tabIndex={0}
                lang={text.language}
                className="mt-2 ml-6.5 max-h-40 overflow-y-auto rounded-md bg-sunken px-4 py-3 text-sm whitespace-pre-line text-soft"
              >
                {text.text}
              </blockquote>
            )}
          </div>
        );
      })}
      {purposes.length > 0 && (
        <div className="grid gap-4 sm:grid-cols-[1fr_10rem]">
          <TextField
            label={t("consent.evidence")}
            note={t("consent.evidenceNote")}
            value={evidence}
            onChange={({ target }) => onChange({ ...value, evidence: target.value })}
            maxLength={1000}
            required
            autoComplete="off"
          />
          <TextField
            label={t("consent.date")}
            type="date"
            max={today()}
            value={day}
            onChange={({ target }) => onChange({ ...value, day: target.value })}
          />
        </div>
      )}
      <span className="sr-only">{t("consent.recordText", { name })}</span>
    </fieldset>
  );
}
