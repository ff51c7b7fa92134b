import { getRouteApi } from "@tanstack/react-router";
import { Search, X } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { control } from "~/components/ui/control";
import { IconButton } from "~/components/ui/icon-button";
import { cn } from "~/lib/cn";
import { useDebounced } from "~/lib/use-debounced";

const route = getRouteApi("/inside/meetings");
const WAIT_MS = 200;

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** Searches while the user types. The query is in the address, so it can be shared and is in the history. */
export function SearchBox() {
  const t = useTranslations("meetings");
  const { q = "" } = route.useSearch();
  const navigate = route.useNavigate();
  const [text, setText] = useState(q);
  const settled = useDebounced(text.trim(), WAIT_MS);
  const input = useRef<HTMLInputElement>(null);

  useEffect(() => {
    if (settled === q) return;
    void navigate({ search: (search) => ({ ...search, q: settled || undefined }), replace: true });
    // Only typing navigates: `q` also changes by going back.
  }, [settled, navigate]);

  // Going back, or leaving the search by a link, changes the address without the box.
  const [seen, setSeen] = useState(q);
  if (q !== seen) {
    setSeen(q);
    if (q !== settled) setText(q);
  }

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || isTyping(event.target)) return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, []);

  return (
    <search className="relative mb-4 block">
      <Search aria-hidden className="pointer-events-none absolute top-3.5 left-3.5 size-4 text-faint" />
      <input
        ref={input}
        type="search"
        enterKeyHint="search"
        maxLength={200}
        value={text}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={({ key }) => key === "Escape" && setText("")}
        aria-label={t("search")}
        placeholder={t("search")}
        className={cn(
          control,
          "h-11 appearance-none rounded-lg [&::-webkit-search-cancel-button]:hidden pr-11 pl-10 text-lg sm:text-base",
        )}
      />
      {text === "" ? (
        <kbd
          title={t("shortcut")}
          className="pointer-events-none absolute top-3 right-3 hidden h-5 min-w-5 place-items-center rounded-xs border border-line bg-canvas px-1 font-sans text-xs text-faint sm:grid"
        >
          /
        </kbd>
      ) : (
        <IconButton
          size="sm"
          label={t("clearSearch")}
          icon={<X />}
          onClick={() => {
            setText("");
            input.current?.focus();
          }}
          className="absolute top-2 right-2"
        />
      )}
    </search>
  );
}
