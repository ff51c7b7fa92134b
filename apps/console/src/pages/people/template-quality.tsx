import type { Template } from "@hapju/contract";
import { useFormatter, useTranslations } from "use-intl";
import { useTimes } from "~/i18n/times";

/** How good an enrolled face or voice is, in the figures that were measured. */
export function TemplateQuality({ template: { quality } }: { readonly template: Template }) {
  const t = useTranslations("people.enrol.quality");
  const format = useFormatter();
  const times = useTimes();
  const { confidence, sizePixels, durationSeconds, sharpness, frontal } = quality;
  const percent = (value: number) => format.number(value, { style: "percent", maximumFractionDigits: 0 });
  return [
    sizePixels === undefined ? undefined : t("sizePixels", { value: format.number(Math.round(sizePixels)) }),
    durationSeconds === undefined
      ? undefined
      : t("durationSeconds", { value: times.length(durationSeconds) }),
    confidence === undefined ? undefined : t("confidence", { value: percent(confidence) }),
    sharpness === undefined ? undefined : t("sharpness", { value: percent(sharpness) }),
    frontal === undefined ? undefined : t("frontal", { value: percent(frontal) }),
  ]
    .filter(Boolean)
    .join(" · ");
}
