import { ChevronDown, ChevronUp, Search, X } from "lucide-react";
import type { RefObject } from "react";
import { useTranslations } from "use-intl";
import { IconButton } from "~/components/ui/icon-button";

interface SearchBarProps {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly text: string;
  readonly onText: (text: string) => void;
  /** Position of the match shown, and how many there are. */
  readonly at: number;
  readonly count: number;
  readonly onMove: (direction: 1 | -1) => void;
}

/** Searches the transcript. */
export function SearchBar({ field, text, onText, at, count, onMove }: SearchBarProps) {
  const t = useTranslations("meeting.transcript");
  return (
    <search className="flex h-10 items-center gap-1 border-b border-line pr-2 pl-4">
      <Search aria-hidden className="size-4 shrink-0 text-faint" />
      <input
        ref={field}
        type="text"
        value={text}
        aria-label={t("search")}
        placeholder={t("search")}
        onChange={({ target }) => onText(target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === "Enter") onMove(event.shiftKey ? -1 : 1);
          else if (event.key === "Escape") {
            onText("");
            field.current?.blur();
          }
        }}
        className="h-full min-w-0 flex-1 bg-transparent px-1.5 text-base outline-none placeholder:text-faint focus-visible:outline-none"
      />
      {text !== "" ? (
        <>
          <output className="tabular text-xs whitespace-nowrap text-faint">
            {count === 0 ? t("noMatch") : t("matches", { at: at + 1, count })}
          </output>
          <IconButton
            size="sm"
            label={t("previousMatch")}
            icon={<ChevronUp />}
            disabled={count === 0}
            onClick={() => onMove(-1)}
          />
          <IconButton
            size="sm"
            label={t("nextMatch")}
            icon={<ChevronDown />}
            disabled={count === 0}
            onClick={() => onMove(1)}
          />
          <IconButton size="sm" label={t("clearSearch")} icon={<X />} onClick={() => onText("")} />
        </>
      ) : (
        <kbd
          aria-hidden
          className="hidden rounded-xs border border-line px-1.5 font-sans text-2xs text-faint md:block"
        >
          /
        </kbd>
      )}
    </search>
  );
}
