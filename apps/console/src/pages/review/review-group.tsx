import type { Sighting } from "@hapju/contract";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Check, ChevronDown, Merge, X } from "lucide-react";
import { useState } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { peopleQuery } from "~/api/queries/people";
import { PersonPicker } from "~/components/person-picker";
import { Button } from "~/components/ui/button";
import { IconButton } from "~/components/ui/icon-button";
import { Menu, MenuItem } from "~/components/ui/menu";
import { Avatar } from "~/components/ui/person";
import { clock, useTimes } from "~/i18n/times";
import { NewPersonDialog } from "./new-person-dialog";
import { momentOf } from "./sighting";
import { SightingPicture } from "./sighting-picture";
import { useReviewActions } from "./use-review-actions";

interface ReviewGroupProps {
  /** Sightings that look similar: treated as one person. */
  readonly sightings: readonly Sighting[];
  readonly all: readonly Sighting[];
}

/** Candidates below this probability are not shown. */
const WORTH_ASKING = 0.02;
const MOST_CANDIDATES = 3;

/** An unknown person with candidates and ways to name them. */
export function ReviewGroup({ sightings, all }: ReviewGroupProps) {
  const t = useTranslations("review");
  const times = useTimes();
  const format = useFormatter();
  const [newName, setNewName] = useState<string>();
  const { data: people = [] } = useQuery(peopleQuery);
  const actions = useReviewActions(sightings);
  const unknownName = useUnknownName();
  const [first] = sightings as [Sighting];
  const others = all.filter(
    (other) => other.meeting === first.meeting && !sightings.some((each) => each.speaker === other.speaker),
  );
  const candidates = first.candidates
    .filter(({ probability }) => probability >= WORTH_ASKING)
    .slice(0, MOST_CANDIDATES);
  const total = (kind: "visibleSeconds" | "speakingSeconds") =>
    sightings.reduce((sum, each) => sum + each[kind], 0);
  const lengths = [
    total("visibleSeconds") > 0 ? t("seen", { time: times.length(total("visibleSeconds")) }) : undefined,
    total("speakingSeconds") > 0 ? t("heard", { time: times.length(total("speakingSeconds")) }) : undefined,
  ].filter(Boolean);

  return (
    <li
      className="rounded-lg border border-line bg-surface p-4 sm:p-5"
      aria-busy={actions.isPending || undefined}
    >
      <div className="flex flex-col gap-5 sm:flex-row">
        <div className="flex gap-2 overflow-x-auto">
          {sightings.map((sighting) => (
            <SightingPicture key={`${sighting.meeting} ${sighting.speaker}`} sighting={sighting} />
          ))}
        </div>
        <div className="min-w-0 flex-1">
          <h2 className="text-lg font-semibold tracking-tight">
            {sightings.length > 1 ? t("together", { count: sightings.length }) : t(first.kind)}
          </h2>
          <p className="mt-0.5 text-sm text-soft">{lengths.join(" · ")}</p>
          <ul className="mt-1 text-sm text-soft">
            {sightings.map((sighting) => (
              <li key={`${sighting.meeting} ${sighting.speaker}`} className="truncate">
                <Link
                  to="/meetings/$id"
                  params={{ id: sighting.meeting }}
                  search={{ t: momentOf(sighting) }}
                  className="rounded-xs underline decoration-line-strong underline-offset-3 hover:text-ink"
                >
                  {sighting.title}
                </Link>{" "}
                <span className="tabular text-faint">{t("at", { time: clock(momentOf(sighting)) })}</span>
              </li>
            ))}
          </ul>
          {candidates.length > 0 && (
            <div className="mt-4">
              <p className="mb-2 text-sm font-medium text-faint">{t("maybe")}</p>
              <ul className="flex flex-wrap gap-2">
                {candidates.map(({ person: id, name, probability }) => (
                  <li key={id} className="flex items-center gap-1 rounded-md bg-sunken py-1 pr-1 pl-2">
                    <Avatar person={{ id, name }} size="sm" />
                    <span className="ml-1 font-medium">{name}</span>
                    <span className="tabular mr-1 text-sm text-faint">
                      {format.number(probability, { style: "percent", maximumFractionDigits: 0 })}
                    </span>
                    <IconButton
                      size="sm"
                      label={t("isPerson", { name })}
                      icon={<Check />}
                      className="text-accent"
                      disabled={actions.isPending}
                      onClick={() => actions.name(id, name)}
                    />
                    <IconButton
                      size="sm"
                      label={t("notPerson", { name })}
                      icon={<X />}
                      disabled={actions.isPending}
                      onClick={() => actions.refuse(id, name)}
                    />
                  </li>
                ))}
              </ul>
            </div>
          )}
          <div className="mt-4 flex flex-wrap gap-2">
            <PersonPicker
              label={t("who")}
              people={people}
              onPick={(id) => actions.name(id, people.find((each) => each.id === id)?.name ?? id)}
              onNew={setNewName}
              trigger={
                <Button variant="primary" pending={actions.isPending}>
                  {t("who")}
                  <ChevronDown aria-hidden />
                </Button>
              }
            />
            {others.length > 0 && (
              <Menu
                align="start"
                trigger={
                  <Button icon={<Merge aria-hidden />} disabled={actions.isPending}>
                    {t("same")}
                  </Button>
                }
              >
                {others.map((other) => (
                  <MenuItem key={other.speaker} onSelect={() => actions.merge(other)}>
                    <SightingPicture sighting={other} isSmall />
                    {t("sameAs", { name: unknownName(other.speaker) })}
                  </MenuItem>
                ))}
              </Menu>
            )}
          </div>
        </div>
      </div>
      <NewPersonDialog
        name={newName}
        onClose={() => setNewName(undefined)}
        onAdded={(id, name) => actions.name(id, name)}
      />
    </li>
  );
}

/** `unknown-2` as a reader knows them. */
function useUnknownName() {
  const t = useTranslations("review");
  return (speaker: string) => t("unknownName", { number: speaker.replace(/\D+/g, "") });
}
