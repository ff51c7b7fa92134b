import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "~/components/ui/button";
import { Dialog } from "~/components/ui/dialog";
import { TextField } from "~/components/ui/field";

interface RenameDialogProps {
  readonly name: string;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly onRename: (name: string) => void;
  readonly pending: boolean;
}

/** Changes the name of a person. */
export function RenameDialog({ name, open, onOpenChange, onRename, pending }: RenameDialogProps) {
  const t = useTranslations("people");
  const common = useTranslations("common");
  const [text, setText] = useState(name);
  const isComplete = text.trim() !== "" && text.trim() !== name;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isComplete) onRename(text.trim());
  };
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      size="sm"
      title={t("rename")}
      actions={
        <>
          <Button onClick={() => onOpenChange(false)}>{common("cancel")}</Button>
          <Button variant="primary" type="submit" form="rename" disabled={!isComplete} pending={pending}>
            {common("save")}
          </Button>
        </>
      }
    >
      <form id="rename" onSubmit={submit}>
        <TextField
          label={t("name")}
          value={text}
          onChange={({ target }) => setText(target.value)}
          maxLength={200}
          required
          autoFocus
          autoComplete="off"
        />
      </form>
    </Dialog>
  );
}
