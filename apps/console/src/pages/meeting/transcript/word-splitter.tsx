import type { TranscriptTurn } from "@hapju/contract";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { useTranslations } from "use-intl";

interface WordSplitterProps {
  readonly turn: TranscriptTurn;
  readonly onSplit: (seconds: number) => void;
  readonly onCancel: () => void;
}

/** A turn whose words are buttons: the one chosen begins a turn of its own. Arrow keys go from word to word. */
export function WordSplitter({ turn, onSplit, onCancel }: WordSplitterProps) {
  const t = useTranslations("meeting.transcript");
  const words = useRef<HTMLParagraphElement>(null);
  const focus = (at: number) => (words.current?.children[at + 1] as HTMLElement | undefined)?.focus();
  useEffect(() => focus(0), []);
  const press = (event: KeyboardEvent, at: number) => {
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: turn.words.length - 2 }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      event.stopPropagation();
      focus(to);
    } else if (event.key === "Escape") {
      event.stopPropagation();
      onCancel();
    }
  };
  return (
    <div className="rounded-md bg-hover p-3">
      <p ref={words} className="text-[15px] leading-7.5">
        <span className="mr-1 text-faint">{turn.words[0]?.text}</span>
        {turn.words.slice(1).map((word, at) => (
          <button
            key={at}
            type="button"
            tabIndex={at === 0 ? 0 : -1}
            aria-label={t("splitAt", { word: word.text })}
            // A little before the word: its sound may begin before it is heard as one.
            onClick={() => onSplit(borderBefore(turn, at + 1))}
            onKeyDown={(event) => press(event, at)}
            className="mr-1 inline rounded-xs border-l-2 border-transparent px-0.5 hover:border-accent hover:bg-accent-soft focus-visible:border-accent focus-visible:bg-accent-soft"
          >
            {word.text}
          </button>
        ))}
      </p>
      <p className="mt-2 text-xs text-faint">{t("splitNote")}</p>
    </div>
  );
}

/** Between a word and the one before it. */
export function borderBefore({ words }: TranscriptTurn, at: number): number {
  const [before, word] = [words[at - 1], words[at]];
  if (!before || !word)
    throw new RangeError(`A turn of ${words.length} words has no border before word ${at}.`);
  return Math.min(word.startSeconds, (before.endSeconds + word.startSeconds) / 2);
}
