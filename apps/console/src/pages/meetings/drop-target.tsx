import { FileAudio2 } from "lucide-react";
import { useEffect, useEffectEvent, useState } from "react";
import { useTranslations } from "use-intl";

const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;

/** Takes a file dropped anywhere on the page, and says so while one hovers over it. */
export function DropTarget({ onFile }: { readonly onFile: (file: File | undefined) => void }) {
  const t = useTranslations("meetings.drop");
  const [isOver, setOver] = useState(false);
  const taken = useEffectEvent(onFile);

  useEffect(() => {
    // Every element under the pointer enters and leaves: the page is left when all are.
    let depth = 0;
    const stop = new AbortController();
    const on = (
      type: "dragenter" | "dragover" | "dragleave" | "drop",
      listener: (event: DragEvent) => void,
    ) =>
      addEventListener(
        type,
        (event) => {
          if (!hasFiles(event)) return;
          event.preventDefault();
          listener(event);
        },
        { signal: stop.signal },
      );
    on("dragenter", () => {
      depth++;
      setOver(true);
    });
    on("dragover", () => {});
    on("dragleave", () => {
      depth--;
      if (depth <= 0) setOver(false);
    });
    on("drop", (event) => {
      depth = 0;
      setOver(false);
      taken(event.dataTransfer?.files[0]);
    });
    return () => stop.abort();
  }, []);

  if (!isOver) return null;
  return (
    <div className="pointer-events-none fixed inset-0 z-50 grid place-items-center bg-scrim p-4">
      <div className="flex w-full max-w-md flex-col items-center rounded-xl border-2 border-accent border-dashed bg-raised px-8 py-14 text-center shadow-float">
        <FileAudio2 aria-hidden className="mb-4 size-8 text-accent" />
        <p className="text-lg font-semibold">{t("title")}</p>
        <p className="mt-1 text-soft">{t("text")}</p>
      </div>
    </div>
  );
}
