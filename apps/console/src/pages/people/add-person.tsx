import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { answer, api } from "~/api/client";
import { useProblemText } from "~/api/problem-text";
import { personQuery } from "~/api/queries/people";
import { Button } from "~/components/ui/button";
import { Callout } from "~/components/ui/callout";
import { Dialog } from "~/components/ui/dialog";
import { TextField } from "~/components/ui/field";
import { ConsentFields, consentsOf, emptyConsent } from "./consent-fields";

interface AddPersonProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

/** A name and, if they gave it, what the person agreed to. */
export function AddPerson({ open, onOpenChange }: AddPersonProps) {
  const t = useTranslations("people");
  const common = useTranslations("common");
  const textOf = useProblemText();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [name, setName] = useState("");
  const [consent, setConsent] = useState(emptyConsent);

  const close = (isOpen: boolean) => {
    onOpenChange(isOpen);
    if (isOpen) return;
    setName("");
    setConsent(emptyConsent);
    add.reset();
  };
  const add = useMutation({
    mutationFn: () =>
      answer(api.POST("/api/people", { body: { name: name.trim(), consents: consentsOf(consent) } })),
    onSuccess: async (person) => {
      queries.setQueryData(personQuery(person.id).queryKey, person);
      void queries.invalidateQueries({ queryKey: ["people"] });
      close(false);
      await navigate({ to: "/people/$id", params: { id: person.id } });
    },
  });
  const isComplete = name.trim() !== "" && (consent.purposes.length === 0 || consent.evidence.trim() !== "");

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isComplete) add.mutate();
  };
  return (
    <Dialog
      open={open}
      onOpenChange={close}
      title={t("add")}
      actions={
        <>
          <Button onClick={() => close(false)}>{common("cancel")}</Button>
          <Button
            look="primary"
            type="submit"
            form="add-person"
            disabled={!isComplete}
            pending={add.isPending}
          >
            {t("add")}
          </Button>
        </>
      }
    >
      <form id="add-person" onSubmit={submit} className="space-y-5">
        {add.error && <Callout tone="danger">{textOf(add.error)}</Callout>}
        <TextField
          label={t("name")}
          value={name}
          onChange={({ target }) => setName(target.value)}
          maxLength={200}
          required
          autoFocus
          autoComplete="off"
        />
        <ConsentFields name={name.trim() || "…"} value={consent} onChange={setConsent} />
      </form>
    </Dialog>
  );
}
