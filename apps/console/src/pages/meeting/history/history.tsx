import type { Correction, CorrectionRecord } from "@hapju/contract";
import { useQuery } from "@tanstack/react-query";
import { History as HistoryIcon, Undo2 } from "lucide-react";
import { useTranslations } from "use-intl";
import { usersQuery } from "~/api/queries/account";
import { peopleQuery } from "~/api/queries/people";
import { Badge } from "~/components/ui/badge";
import { Button } from "~/components/ui/button";
import { IconButton } from "~/components/ui/icon-button";
import { Popover } from "~/components/ui/popover";
import { clock, useTimes } from "~/i18n/times";
import { useMe } from "~/layout/use-me";
import { cn } from "~/lib/cn";
import { useMeeting } from "../meeting-context";
import { correctionsQuery } from "../queries";
import { useCorrections } from "../use-corrections";
import { CorrectingNote, CorrectingUntil } from "./correcting-note";

/** Everything that was corrected, latest first, each to be undone by itself. */
export function History() {
  const t = useTranslations("meeting.history");
  const { meeting } = useMeeting();
  const { data: made = [] } = useQuery(correctionsQuery(meeting.id));
  return (
    <Popover
      align="end"
      className="w-96 p-0"
      trigger={<IconButton label={t("open")} icon={<HistoryIcon />} />}
    >
      <h2 className="px-4 pt-4 pb-2 font-semibold tracking-tight">{t("title")}</h2>
      <CorrectingNote className="mx-4 mb-3" />
      {made.length === 0 ? (
        <div className="px-4 pb-5">
          <p className="text-base text-soft">{t("empty")}</p>
          <p className="mt-0.5 text-sm text-faint">{t("emptyText")}</p>
        </div>
      ) : (
        <ul className="max-h-96 divide-y divide-line overflow-y-auto border-t border-line">
          {made.toReversed().map((one) => (
            <Entry key={one.id} made={one} />
          ))}
        </ul>
      )}
      <CorrectingUntil />
    </Popover>
  );
}

function Entry({ made }: { readonly made: CorrectionRecord }) {
  const t = useTranslations("meeting.history");
  const { editable, playback } = useMeeting();
  const { undoOne } = useCorrections();
  const times = useTimes();
  const textOf = useCorrectionText();
  const actorOf = useActorName();
  const undone = made.undoneAt !== undefined;
  return (
    <li className="flex items-start gap-3 px-4 py-2.5">
      <div className="min-w-0 flex-1">
        <button
          type="button"
          onClick={() => playback.seek(secondsOf(made.correction))}
          className={cn("line-clamp-2 text-left hover:underline", undone && "text-faint line-through")}
        >
          {textOf(made.correction)}
        </button>
        <p className="mt-0.5 flex items-center gap-2 text-xs text-faint">
          {t("by", { actor: actorOf(made.actor), when: times.ago(made.createdAt) })}
          {made.template !== undefined && <Badge>{t("enrolled")}</Badge>}
        </p>
      </div>
      {undone ? (
        <span className="text-xs leading-7 text-faint">{t("undone")}</span>
      ) : (
        editable && (
          <Button size="sm" variant="quiet" icon={<Undo2 />} onClick={() => void undoOne(made.id)}>
            {t("undo")}
          </Button>
        )
      )}
    </li>
  );
}

/** Owners may know who works here; others know who they are themselves. */
function useActorName() {
  const t = useTranslations("meeting.history");
  const me = useMe();
  const { data } = useQuery({ ...usersQuery, enabled: me.isOwner });
  return (actor: string): string => {
    if (actor === me.id) return t("you");
    if (!me.isOwner) return t("anotherUser");
    return data?.find(({ id }) => id === actor)?.name ?? t("anotherUser");
  };
}

type Anchor = Extract<Correction, { kind: "not-person" }>["at"];
const startOf = (anchor: Anchor) => ("seconds" in anchor ? anchor.seconds : anchor.startSeconds);

function secondsOf(correction: Correction): number {
  switch (correction.kind) {
    case "turn-is":
    case "text-is":
      return correction.turn.startSeconds;
    case "track-is":
      return correction.face.seconds;
    case "speaker-is":
    case "not-person":
      return startOf(correction.at);
    case "same-person":
      return startOf(correction.at[1]);
    default:
      return correction.seconds;
  }
}

function useCorrectionText() {
  const t = useTranslations("meeting.history");
  const { who } = useMeeting();
  const { data: people = [] } = useQuery(peopleQuery);
  const nameOf = (id: string | null) =>
    id === null ? t("notInDirectory") : (people.find((person) => person.id === id)?.name ?? who(id).name);
  return (correction: Correction): string => {
    const time = clock(secondsOf(correction));
    switch (correction.kind) {
      case "turn-is":
      case "track-is":
      case "speaker-is":
      case "not-person":
        return t(`kind.${correction.kind}`, { time, person: nameOf(correction.person) });
      case "same-person":
        return t("kind.same-person", { time, other: clock(startOf(correction.at[0])) });
      case "text-is":
        return t("kind.text-is", { time, text: correction.text || t("gap") });
      default:
        return t(`kind.${correction.kind}`, { time });
    }
  };
}
