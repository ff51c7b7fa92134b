import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { type Model, modelsQuery } from "~/api/queries/models";
import { Callout } from "~/components/ui/callout";
import { useTimes } from "~/i18n/times";

const TASK = "speaker-embedding";

/**
 * What a voice could be enrolled with. The built-in model of this task tells voices apart within one recording only:
 * nobody is known by it again, so it enrols nobody.
 */
export function useVoiceModel(): { readonly isMissing: boolean; readonly toGet: Model | undefined } {
  const { data } = useQuery(modelsQuery);
  const models = data?.models.filter(({ task }) => task === TASK) ?? [];
  const order = data?.routes.find(({ task }) => task === TASK)?.order ?? [];
  const place = ({ id }: Model) => (order.includes(id) ? order.indexOf(id) : order.length);
  return {
    isMissing: data !== undefined && !models.some(({ state }) => state === "present"),
    toGet: models
      .filter(({ state }) => state === "absent" || state === "downloading")
      .sort((a, b) => place(a) - place(b))[0],
  };
}

/** Why no voice can be enrolled here, and which model changes that. */
export function VoiceModelMissing({ model }: { readonly model: Model | undefined }) {
  const t = useTranslations("people.voiceModel");
  const times = useTimes();
  return (
    <Callout>
      <p>{t("missing")}</p>
      {model && (
        <p className="mt-1 text-soft">
          {t.rich(model.state === "downloading" ? "coming" : "get", {
            name: model.downloadBytes ? `${model.id} (${times.size(model.downloadBytes)})` : model.id,
            models: (text) => (
              <Link
                to="/models"
                hash={TASK}
                className="rounded-xs font-medium text-ink underline underline-offset-3"
              >
                {text}
              </Link>
            ),
          })}
        </p>
      )}
    </Callout>
  );
}
