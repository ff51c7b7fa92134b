import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { answer, api } from "~/api/client";
import { useProblemText } from "~/api/problem-text";
import { Button } from "~/components/ui/button";
import { Callout } from "~/components/ui/callout";
import { Dialog } from "~/components/ui/dialog";
import { TextField } from "~/components/ui/field";
import { ConsentFields, consentsOf, emptyConsent } from "~/pages/people/consent-fields";

interface NewPersonDialogProps {
  readonly kind: "face" | "voice";
  /** What was typed; undefined: closed. */
  readonly name: string | undefined;
  readonly onClose: () => void;
  readonly onAdded: (id: string, name: string) => void;
}

/** Adds whoever is not in the directory yet, with their consent if they gave it. */
export function NewPersonDialog({ name: typed, onClose, onAdded, kind }: NewPersonDialogProps) {
  const t = useTranslations("review");
  const people = useTranslations("people");
  const common = useTranslations("common");
  const textOf = useProblemText();
  const queries = useQueryClient();
  const [name, setName] = useState("");
  const [consent, setConsent] = useState(emptyConsent);
  useEffect(() => setName(typed ?? ""), [typed]);
  const formId = `new-person-${kind}`;

  const add = useMutation({
    mutationFn: () =>
      answer(api.POST("/api/people", { body: { name: name.trim(), consents: consentsOf(consent) } })),
    onSuccess: async (person) => {
      await queries.invalidateQueries({ queryKey: ["people"] });
      close();
      onAdded(person.id, person.name);
    },
  });
  const close = () => {
    setConsent(emptyConsent);
    add.reset();
    onClose();
  };
  const isComplete = name.trim() !== "" && (consent.purposes.length === 0 || consent.evidence.trim() !== "");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isComplete) add.mutate();
  };
  return (
    <Dialog
      open={typed !== undefined}
      onOpenChange={(isOpen) => !isOpen && close()}
      title={t("newTitle")}
      description={t("newText")}
      actions={
        <>
          <Button onClick={close}>{common("cancel")}</Button>
          <Button look="primary" type="submit" form={formId} disabled={!isComplete} pending={add.isPending}>
            {t("add")}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} className="space-y-5">
        {add.error && <Callout tone="danger">{textOf(add.error)}</Callout>}
        <TextField
          label={people("name")}
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
