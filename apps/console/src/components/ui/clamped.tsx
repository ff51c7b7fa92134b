import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import { cn } from "~/lib/cn";

/** Longer texts are cut after two lines, until asked for. */
const LONG = 130;

interface ClampedProps {
  readonly text: string;
  /** Facts below it, which are always shown. */
  readonly children: ReactNode;
}

/** A remark of which the beginning is enough for most. */
export function Clamped({ text, children }: ClampedProps) {
  const t = useTranslations("common");
  const [isOpen, setOpen] = useState(false);
  const isLong = text.length > LONG;
  return (
    <div className="mt-0.5 text-sm">
      <p className={cn("max-w-2xl text-pretty text-soft", isLong && !isOpen && "line-clamp-2")}>{text}</p>
      <p className="mt-0.5 text-faint">
        {children}
        {isLong && (
          <>
            {" · "}
            <button
              type="button"
              aria-expanded={isOpen}
              onClick={() => setOpen(!isOpen)}
              className="rounded-xs underline decoration-line-strong underline-offset-3 hover:text-ink"
            >
              {t(isOpen ? "less" : "more")}
            </button>
          </>
        )}
      </p>
    </div>
  );
}
