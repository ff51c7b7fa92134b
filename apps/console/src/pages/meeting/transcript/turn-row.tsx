import { Menu } from "@base-ui/react/menu";
import { Popover } from "@base-ui/react/popover";
import { PreviewCard } from "@base-ui/react/preview-card";
import type { TranscriptTurn } from "@hapju/contract";
import { Ellipsis, PenLine } from "lucide-react";
import { memo } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { Badge } from "~/components/ui/badge";
import { Avatar, personColours } from "~/components/ui/person";
import { clock } from "~/i18n/times";
import { cn } from "~/lib/cn";
import type { Who } from "../meeting-context";
import type { Match } from "../model/find-words";
import { wordKey } from "./lit-word";
import { speakerPicker, turnMenu, whyCard } from "./transcript-handles";

/** Names below this are shown as unsure. */
export const UNSURE = 0.75;

interface TurnRowProps {
  readonly turn: TranscriptTurn;
  readonly index: number;
  readonly speaker: Who;
  readonly editable: boolean;
  readonly matches: readonly Match[] | undefined;
  /** Only what there is to read: rows that a quick scroll brings are drawn within a frame. */
  readonly isPlain: boolean;
  readonly onEdit: (index: number) => void;
}

/** One turn: speaker, time and words. The list handles clicks on words. */
export const TurnRow = memo(function TurnRow({
  turn,
  index,
  speaker,
  editable,
  matches,
  isPlain,
  onEdit,
}: TurnRowProps) {
  const t = useTranslations("meeting");
  const format = useFormatter();
  const time = clock(turn.startSeconds);
  const colours = personColours(speaker);
  const unsure = speaker.known && turn.confidence < UNSURE;
  const nameClass = cn(
    "-mx-1 min-w-0 truncate rounded-xs px-1 text-base font-semibold hover:bg-press data-popup-open:bg-press",
    speaker.known ? "text-(--person-ink)" : "text-soft italic",
  );
  const share = unsure ? format.number(turn.confidence, { style: "percent", maximumFractionDigits: 0 }) : "";
  return (
    <article
      style={colours.style}
      className={cn(
        colours.className,
        "group relative grid grid-cols-[1.75rem_1fr] gap-x-3 rounded-md py-2 pr-2 pl-3 in-data-current:bg-hover",
      )}
    >
      <span
        aria-hidden
        className="absolute inset-y-1.5 left-0 w-0.5 rounded-full bg-(--person-line) opacity-0 transition-opacity duration-150 in-data-current:opacity-100"
      />
      <Avatar person={speaker} size="sm" className="mt-0.5 size-7" />
      <div className="min-w-0">
        <header className="flex min-h-6 items-center gap-2">
          {isPlain ? (
            <span className={nameClass}>{speaker.name}</span>
          ) : (
            <PreviewCard.Trigger
              handle={whyCard}
              payload={{ speaker: turn.speaker, within: turn }}
              delay={500}
              render={
                editable ? (
                  <Popover.Trigger
                    handle={speakerPicker}
                    payload={{ turn }}
                    aria-label={t("speaker.change", { name: speaker.name })}
                  />
                ) : (
                  <button type="button" />
                )
              }
              className={nameClass}
            >
              {speaker.name}
            </PreviewCard.Trigger>
          )}
          {unsure && (
            <Badge tone="warn" className="cursor-default">
              <span title={t("transcript.unsureNote", { share, name: speaker.name })}>
                {t("transcript.unsure")} · {share}
              </span>
            </Badge>
          )}
          <button
            type="button"
            data-play={turn.startSeconds}
            aria-label={t("transcript.playFrom", { time })}
            className="tabular rounded-xs px-1 text-xs text-faint hover:bg-press hover:text-ink"
          >
            {time}
          </button>
        </header>
        {turn.gap ? (
          <p className="flex items-center gap-2 text-base text-faint italic">
            <span
              aria-hidden
              className="h-3 w-8 bg-[repeating-linear-gradient(90deg,var(--color-line-strong)_0_2px,transparent_2px_5px)]"
            />
            {t("transcript.gap")}
          </p>
        ) : (
          <p
            data-words
            className="text-[15px] leading-6.5 text-ink *:cursor-pointer *:rounded-xs *:decoration-line-strong *:underline-offset-4 *:hover:underline *:data-lit:bg-mark *:data-match:bg-info-soft *:data-match:text-info"
          >
            {isPlain
              ? turn.words.map(({ text }) => text).join(" ")
              : turn.words.map((word, at) => (
                  <span
                    key={at}
                    data-word={wordKey(index, at)}
                    data-match={isMatched(matches, at) || undefined}
                  >
                    {`${word.text} `}
                  </span>
                ))}
          </p>
        )}
      </div>
      {editable && !isPlain && (
        <div className="absolute top-1 right-1 flex rounded-md bg-raised opacity-0 shadow-card transition-opacity duration-100 group-focus-within:opacity-100 group-hover:opacity-100 has-data-popup-open:opacity-100 pointer-coarse:bg-transparent pointer-coarse:opacity-100 pointer-coarse:shadow-none">
          <button
            type="button"
            onClick={() => onEdit(index)}
            aria-label={`${t(turn.gap ? "transcript.editGap" : "transcript.edit")}, ${time}`}
            title={t(turn.gap ? "transcript.editGap" : "transcript.edit")}
            className="grid size-7 place-items-center rounded-md text-soft hover:bg-hover hover:text-ink"
          >
            <PenLine aria-hidden className="size-4" />
          </button>
          <Menu.Trigger
            handle={turnMenu}
            payload={{ turn: index }}
            aria-label={`${t("transcript.more")}, ${time}`}
            className="grid size-7 place-items-center rounded-md text-soft hover:bg-hover hover:text-ink data-popup-open:bg-hover"
          >
            <Ellipsis aria-hidden className="size-4" />
          </Menu.Trigger>
        </div>
      )}
    </article>
  );
});

const isMatched = (matches: readonly Match[] | undefined, word: number) =>
  matches?.some(({ from, to }) => word >= from && word < to) ?? false;
