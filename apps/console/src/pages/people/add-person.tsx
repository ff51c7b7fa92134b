import { useNavigate } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { NewPersonForm } from "./new-person-form";

interface AddPersonProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

/** Adds a person and goes to their page. */
export function AddPerson({ open, onOpenChange }: AddPersonProps) {
  const t = useTranslations("people");
  const navigate = useNavigate();
  return (
    <NewPersonForm
      open={open}
      title={t("add")}
      action={t("add")}
      onClose={() => onOpenChange(false)}
      onAdded={({ id }) => void navigate({ to: "/people/$id", params: { id } })}
    />
  );
}
