import type { Correction, UnknownPerson } from "@hapju/contract";
import { useQuery } from "@tanstack/react-query";
import { AudioLines, Check, Play, ScanFace, UserRoundCheck, X } from "lucide-react";
import { useState } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { peopleQuery } from "~/api/queries/people";
import { PersonPicker } from "~/components/person-picker";
import { Button } from "~/components/ui/button";
import { Skeleton } from "~/components/ui/skeleton";
import { EmptyState, ErrorState } from "~/components/ui/states";
import { clock, useTimes } from "~/i18n/times";
import { useMeeting } from "../meeting-context";
import { frameUrl } from "../model/media-urls";
import { placeOf } from "../model/plan-speaker";
import { unknownsQuery } from "../queries";
import { useCorrections } from "../use-corrections";
import { Name } from "../why/name";
import { EnrolDialog, type FaceUnknown } from "./enrol-dialog";

/** The unknown people of the meeting, and ways to name them. */
export function UnknownTab() {
  const t = useTranslations("meeting.unknown");
  const { meeting } = useMeeting();
  const { data: unknowns, error, refetch } = useQuery(unknownsQuery(meeting.id));
  const [enrolling, setEnrolling] = useState<FaceUnknown>();
  return (
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={t("title")}
      className="h-full overflow-y-auto px-5 pt-5 pb-10 focus-visible:-outline-offset-2 sm:px-7"
    >
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : !unknowns ? (
        <Skeleton className="h-36 w-full rounded-lg" />
      ) : unknowns.length === 0 ? (
        <EmptyState icon={<UserRoundCheck />} title={t("noneTitle")}>
          {t("noneText")}
        </EmptyState>
      ) : (
        <div className="mx-auto max-w-2xl">
          <h2 className="text-lg font-semibold tracking-tight">{t("title")}</h2>
          <p className="mt-1 mb-4 text-base text-pretty text-soft">{t("note")}</p>
          <ul className="space-y-3">
            {unknowns.map((unknown) => (
              <UnknownCard key={unknown.speaker} unknown={unknown} onEnrol={setEnrolling} />
            ))}
          </ul>
        </div>
      )}
      {enrolling && <EnrolDialog unknown={enrolling} onClose={() => setEnrolling(undefined)} />}
    </section>
  );
}

/** Candidates below this probability are not offered. */
const WORTH_ASKING = 0.05;

interface UnknownCardProps {
  readonly unknown: UnknownPerson;
  readonly onEnrol: (unknown: FaceUnknown) => void;
}

function UnknownCard({ unknown, onEnrol }: UnknownCardProps) {
  const t = useTranslations("meeting.unknown");
  const format = useFormatter();
  const times = useTimes();
  const { meeting, minutes, tracks, playback, editable } = useMeeting();
  const { make } = useCorrections();
  const { data: people = [] } = useQuery(peopleQuery);
  const { anchor, box, speaker, speakingSeconds, visibleSeconds } = unknown;
  const seconds = "seconds" in anchor ? anchor.seconds : anchor.startSeconds;
  const is = (person: string): Correction => ({ kind: "speaker-is", at: anchor, person });
  const sameAs = (other: string) => {
    const place = placeOf(other, minutes.transcript, tracks.tracks);
    if (place) void make([{ kind: "same-person", at: [place, anchor] }]);
  };
  const best = unknown.candidates.find(({ probability }) => probability >= WORTH_ASKING);
  const facts = [
    visibleSeconds > 0 && t("seen", { length: times.length(visibleSeconds) }),
    speakingSeconds > 0 && t("spoke", { length: times.length(speakingSeconds) }),
  ].filter((fact) => fact !== false);
  return (
    <li data-testid="unknown" className="flex gap-4 rounded-lg border border-line bg-raised p-4">
      <button
        type="button"
        onClick={() => playback.play(seconds)}
        aria-label={`${t("play")}: ${clock(seconds)}`}
        className="group relative grid size-22 shrink-0 place-items-center overflow-hidden rounded-md bg-sunken text-faint"
      >
        {unknown.kind === "face" ? (
          <img src={frameUrl(meeting.id, seconds, 176, box)} alt="" className="size-full object-cover" />
        ) : (
          <AudioLines aria-hidden className="size-8" />
        )}
        <span className="absolute right-1 bottom-1 flex items-center gap-1 rounded-xs bg-[oklch(0.15_0.01_180/0.75)] px-1 text-2xs text-white">
          <Play aria-hidden className="size-2.5 fill-current" />
          <span className="tabular">{clock(seconds)}</span>
        </span>
      </button>
      <div className="min-w-0 flex-1">
        <Name speaker={speaker} />
        <p className="mt-0.5 text-sm text-faint">{facts.join(" · ") || t(unknown.kind)}</p>
        {editable && best && (
          <div className="mt-2.5 flex flex-wrap items-center gap-2 text-sm">
            <span className="text-soft">
              {t("maybe", { name: best.name })}{" "}
              <span className="tabular text-faint">
                {format.number(best.probability, { style: "percent" })}
              </span>
            </span>
            <Button size="sm" icon={<Check />} onClick={() => void make([is(best.person)])}>
              {t("yes", { name: best.name })}
            </Button>
            <Button
              size="sm"
              variant="quiet"
              icon={<X />}
              onClick={() => void make([{ kind: "not-person", at: anchor, person: best.person }])}
            >
              {t("no", { name: best.name })}
            </Button>
          </div>
        )}
        {editable && (
          <div className="mt-2.5 -ml-2.5 flex flex-wrap gap-1">
            {"seconds" in anchor && (
              <Button
                size="sm"
                variant="quiet"
                icon={<ScanFace />}
                className="text-accent"
                onClick={() => onEnrol({ ...unknown, anchor })}
              >
                {t("enrol")}
              </Button>
            )}
            <PersonPicker
              label={t("pick")}
              trigger={
                <Button size="sm" variant="quiet">
                  {t("pick")}
                </Button>
              }
              people={people}
              onPick={(person) => void make([is(person)])}
            />
            <PersonPicker
              label={t("same")}
              trigger={
                <Button size="sm" variant="quiet">
                  {t("same")}
                </Button>
              }
              people={minutes.attendees.filter(({ id }) => id !== speaker)}
              onPick={sameAs}
            />
          </div>
        )}
      </div>
    </li>
  );
}
