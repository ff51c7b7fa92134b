import { useState } from "react";
import { useTranslations } from "use-intl";
import { cn } from "~/lib/cn";

/** Longer texts are cut after two lines, until asked for. */
const LONG = 150;

/** A remark of which the beginning is enough for most. */
export function Clamped({ text, className }: { readonly text: string; readonly className?: string }) {
  const t = useTranslations("common");
  const [isOpen, setOpen] = useState(false);
  const isLong = text.length > LONG;
  return (
    <div className={cn("mt-0.5 text-sm text-soft", className)}>
      <p className={cn("max-w-2xl text-pretty", isLong && !isOpen && "line-clamp-2")}>{text}</p>
      {isLong && (
        <button
          type="button"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
          className="rounded-xs text-faint underline decoration-line-strong underline-offset-3 hover:text-ink"
        >
          {t(isOpen ? "less" : "more")}
        </button>
      )}
    </div>
  );
}
