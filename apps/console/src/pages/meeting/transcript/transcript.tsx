import { ArrowDown, ArrowUp, MicOff } from "lucide-react";
import { type MouseEvent, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "~/components/ui/button";
import { EmptyState } from "~/components/ui/states";
import { CorrectingNote } from "../history/correcting-note";
import { useMeeting } from "../meeting-context";
import { findWords, type Match } from "../model/find-words";
import { anchorOf } from "../model/plan-speaker";
import { saidAt } from "../model/said-at";
import { useTick } from "../player/use-playback";
import { useCorrections } from "../use-corrections";
import { LitWord } from "./lit-word";
import { SearchBar } from "./search-bar";
import { SpeakerPicker } from "./speaker-picker";
import { TurnEditor } from "./turn-editor";
import { keyOf, TurnList, type TurnListHandle } from "./turn-list";
import { TurnMenu } from "./turn-menu";
import { TurnRow } from "./turn-row";
import { WordSplitter } from "./word-splitter";

/** A keyboard command for the transcript; a new object each time. */
export interface TranscriptCommand {
  readonly kind: "search" | "edit";
}

/** The transcript: followed, searched and edited. */
export function Transcript({ command }: { readonly command: TranscriptCommand | undefined }) {
  const t = useTranslations("meeting.transcript");
  const { minutes, playback, editable, who } = useMeeting();
  const { make } = useCorrections();
  const turns = minutes.transcript;
  const list = useRef<TurnListHandle>(null);
  const field = useRef<HTMLInputElement>(null);
  const lit = useRef(new LitWord()).current;
  const [changing, setChanging] = useState<{ readonly key: string; readonly how: "edit" | "split" }>();
  const [away, setAway] = useState<"up" | "down">();
  const follows = useRef(true);
  const current = useRef(-1);

  const [text, setText] = useState("");
  const [shown, setShown] = useState(0);
  const matches = useMemo(() => findWords(turns, text), [turns, text]);
  const matchesOf = useMemo(() => Map.groupBy(matches, ({ turn }) => turn), [matches]);

  const bringToSight = useCallback((turn: number) => {
    const scroller = list.current?.element;
    if (!scroller) return;
    const row = scroller.querySelector(`[data-index="${turn}"]`)?.getBoundingClientRect();
    const frame = scroller.getBoundingClientRect();
    const inSight = row && row.top >= frame.top + 8 && row.bottom <= frame.top + frame.height * 0.8;
    if (!inSight) list.current?.scrollTo(turn);
  }, []);
  const tick = useCallback(
    (seconds: number) => {
      const place = saidAt(turns, seconds);
      lit.show(list.current?.element, place);
      if (!place || place.turn === current.current) return;
      current.current = place.turn;
      if (follows.current) bringToSight(place.turn);
    },
    [turns, lit, bringToSight],
  );
  useTick(playback, tick);
  // Rows that scrolled into view or rendered again have lost their highlight.
  const relight = useCallback(() => lit.relight(list.current?.element), [lit]);

  const leave = useCallback(() => {
    follows.current = false;
    const [first, last] = list.current?.inSight() ?? [0, 0];
    setAway(current.current < first ? "up" : current.current > last ? "down" : undefined);
  }, []);
  const back = () => {
    follows.current = true;
    setAway(undefined);
    if (current.current >= 0) bringToSight(current.current);
  };
  const move = (to: number, all: readonly Match[] = matches) => {
    const at = (to + all.length) % all.length;
    const match = all[at];
    if (!match) return;
    setShown(at);
    follows.current = false;
    list.current?.scrollTo(match.turn);
  };
  const search = (wanted: string) => {
    setText(wanted);
    move(0, findWords(turns, wanted));
    if (wanted === "") back();
  };
  const change = useCallback(
    (at: number, how: "edit" | "split") => {
      const turn = turns[at];
      if (turn) setChanging({ key: keyOf(turn), how });
    },
    [turns],
  );
  const edit = useCallback(
    (at: number) => {
      change(at, "edit");
      playback.pause();
    },
    [change, playback],
  );

  const latest = useRef({ edit, editable });
  latest.current = { edit, editable };
  useEffect(() => {
    if (command?.kind === "search") field.current?.focus();
    if (command?.kind === "edit" && latest.current.editable && current.current >= 0)
      latest.current.edit(current.current);
  }, [command]);

  const click = useCallback(
    (event: MouseEvent) => {
      const target = event.target as HTMLElement;
      const start = target.closest<HTMLElement>("[data-play]")?.dataset.play;
      const word = target.closest<HTMLElement>("[data-word]")?.dataset.word;
      // A word that was dragged over is being selected, not played.
      if (start === undefined && (word === undefined || !getSelection()?.isCollapsed)) return;
      const [turn, at] = (word ?? "").split(".").map(Number);
      follows.current = true;
      setAway(undefined);
      const spoken = turns[turn ?? -1]?.words[at ?? -1];
      const seconds = start === undefined ? spoken?.startSeconds : Number(start);
      if (seconds !== undefined) playback.play(seconds);
    },
    [turns, playback],
  );

  const row = useCallback(
    (at: number, isNew: boolean) => {
      const done = () => {
        setChanging(undefined);
        requestAnimationFrame(() =>
          list.current?.element
            .querySelector<HTMLElement>(`[data-index="${at}"] button`)
            ?.focus({ preventScroll: true }),
        );
      };
      const turn = turns[at];
      if (!turn) return null;
      const how = changing?.key === keyOf(turn) ? changing.how : undefined;
      if (how === "edit")
        return (
          <TurnEditor
            turn={turn}
            name={who(turn.speaker).name}
            onCancel={done}
            onSave={(typed) => {
              done();
              void make([{ kind: "text-is", turn: anchorOf(turn), text: typed }]);
            }}
          />
        );
      if (how === "split")
        return (
          <WordSplitter
            turn={turn}
            onCancel={done}
            onSplit={(seconds) => {
              done();
              void make([{ kind: "split", seconds }]);
            }}
          />
        );
      return (
        <TurnRow
          turn={turn}
          index={at}
          speaker={who(turn.speaker)}
          editable={editable}
          matches={matchesOf.get(at)}
          isPlain={isNew}
          onEdit={edit}
        />
      );
    },
    [turns, changing, who, editable, matchesOf, edit, make],
  );

  if (turns.length === 0)
    return (
      <EmptyState icon={<MicOff />} title={t("empty")}>
        {t("emptyText")}
      </EmptyState>
    );
  return (
    <div className="flex h-full min-h-0 flex-col">
      <SearchBar
        field={field}
        text={text}
        onText={search}
        at={shown}
        count={matches.length}
        onMove={(by) => move(shown + by)}
      />
      <CorrectingNote className="mx-4 mt-3" />
      <div className="relative min-h-0 flex-1">
        <TurnList ref={list} turns={turns} row={row} onClick={click} onLeave={leave} onRows={relight} />
        {away && (
          <Button
            size="sm"
            icon={away === "up" ? <ArrowUp /> : <ArrowDown />}
            onClick={back}
            className="absolute bottom-3 left-1/2 -translate-x-1/2 rounded-full bg-raised shadow-float"
          >
            {t("backToNow")}
          </Button>
        )}
      </div>
      {editable && (
        <>
          <SpeakerPicker />
          <TurnMenu onEdit={edit} onSplit={(at) => change(at, "split")} />
        </>
      )}
    </div>
  );
}
