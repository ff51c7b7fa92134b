import type { TranscriptTurn } from "@hapju/contract";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "~/components/ui/button";
import { control } from "~/components/ui/control";
import { clock } from "~/i18n/times";
import { cn } from "~/lib/cn";

interface TurnEditorProps {
  readonly turn: TranscriptTurn;
  readonly name: string;
  readonly onSave: (text: string) => void;
  readonly onCancel: () => void;
}

/** The text of one turn, to be typed over. */
export function TurnEditor({ turn, name, onSave, onCancel }: TurnEditorProps) {
  const t = useTranslations("meeting.transcript");
  const common = useTranslations("common");
  const [text, setText] = useState(turn.text);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    field.current?.focus({ preventScroll: true });
    field.current?.setSelectionRange(turn.text.length, turn.text.length);
  }, [turn.text]);
  const save = () => (text.trim() === turn.text ? onCancel() : onSave(text.trim()));
  const press = (event: KeyboardEvent) => {
    // While a Korean syllable is put together, Enter and Escape belong to the keyboard.
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      save();
    } else if (event.key === "Escape") {
      event.stopPropagation();
      onCancel();
    }
  };
  return (
    <div className="rounded-md bg-hover p-3">
      <textarea
        ref={field}
        value={text}
        onChange={({ target }) => setText(target.value.replace(/\n/g, " "))}
        onKeyDown={press}
        aria-label={t("editing", { name, time: clock(turn.startSeconds) })}
        className={cn(
          control,
          "field-sizing-content h-auto max-h-72 min-h-16 resize-none py-2 text-[15px] leading-6.5",
        )}
      />
      <div className="mt-2 flex flex-wrap items-center gap-2">
        <p className="min-w-40 flex-1 text-xs text-faint">{t("editNote")}</p>
        <Button size="sm" variant="quiet" onClick={onCancel}>
          {common("cancel")}
        </Button>
        <Button size="sm" variant="primary" onClick={save}>
          {common("save")}
        </Button>
      </div>
    </div>
  );
}
