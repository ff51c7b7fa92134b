import { Radio } from "@base-ui/react/radio";
import { RadioGroup } from "@base-ui/react/radio-group";
import { useQuery } from "@tanstack/react-query";
import { useId } from "react";
import { useTranslations } from "use-intl";
import { peopleQuery } from "~/api/queries/people";
import { Checkbox } from "~/components/ui/checkbox";
import { Label } from "~/components/ui/field";
import { PersonChip } from "~/components/ui/person";
import { hasConsent } from "~/lib/consents";

interface RosterPickerProps {
  /** Ids of the people who may be named; undefined: everyone. */
  readonly chosen: readonly string[] | undefined;
  readonly onChange: (chosen: string[] | undefined) => void;
}

/** Who may be named in a meeting. Only those are offered who agreed to be recognised. */
export function RosterPicker({ chosen, onChange }: RosterPickerProps) {
  const t = useTranslations("meetings.upload");
  const label = useId();
  const { data: people = [] } = useQuery(peopleQuery);
  const able = people.filter(hasConsent);
  if (able.length === 0) return <p className="text-sm text-soft">{t("noPeople")}</p>;

  const toggle = (id: string, isChosen: boolean) =>
    onChange(isChosen ? [...(chosen ?? []), id] : (chosen ?? []).filter((each) => each !== id));
  return (
    <div>
      <Label id={label}>{t("people")}</Label>
      <RadioGroup
        aria-labelledby={label}
        value={chosen ? "some" : "everyone"}
        onValueChange={(value) => onChange(value === "some" ? [...(chosen ?? [])] : undefined)}
        className="flex flex-wrap gap-x-6 gap-y-2"
      >
        {(["everyone", "some"] as const).map((value) => (
          // biome-ignore lint/a11y/noLabelWithoutControl: the control inside renders an input
          <label key={value} className="flex cursor-pointer items-center gap-2.5">
            <Radio.Root
              value={value}
              className="grid size-4 place-items-center rounded-full border border-line-strong bg-surface data-checked:border-accent data-checked:bg-accent"
            >
              <Radio.Indicator className="size-1.5 rounded-full bg-on-accent" />
            </Radio.Root>
            {t(value)}
          </label>
        ))}
      </RadioGroup>
      {chosen && (
        <fieldset className="mt-3">
          <legend className="mb-2 text-sm text-faint">
            {t("rosterNote")} {t("rosterCount", { count: chosen.length })}
          </legend>
          <div className="grid max-h-48 gap-2 overflow-y-auto rounded-md border border-line p-3 sm:grid-cols-2">
            {able.map((person) => (
              <Checkbox
                key={person.id}
                checked={chosen.includes(person.id)}
                onChange={(isChosen) => toggle(person.id, isChosen)}
              >
                <PersonChip person={person} className="-mt-0.5" />
              </Checkbox>
            ))}
          </div>
        </fieldset>
      )}
    </div>
  );
}
