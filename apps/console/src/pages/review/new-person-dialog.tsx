import { useTranslations } from "use-intl";
import { NewPersonForm } from "~/pages/people/new-person-form";

interface NewPersonDialogProps {
  /** What was typed; undefined: closed. */
  readonly name: string | undefined;
  readonly onClose: () => void;
  readonly onAdded: (id: string, name: string) => void;
}

/** Adds a person to the directory, with their consent if they gave it. */
export function NewPersonDialog({ name, onClose, onAdded }: NewPersonDialogProps) {
  const t = useTranslations("review");
  return (
    <NewPersonForm
      open={name !== undefined}
      {...(name === undefined ? {} : { typed: name })}
      title={t("newTitle")}
      description={t("newText")}
      action={t("add")}
      onClose={onClose}
      onAdded={({ id, name }) => onAdded(id, name)}
    />
  );
}
