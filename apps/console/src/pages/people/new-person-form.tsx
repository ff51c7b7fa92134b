import type { Person } from "@hapju/contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useEffect, useId, useState } from "react";
import { useTranslations } from "use-intl";
import { api } from "~/api/client";
import { useProblemText } from "~/api/problem-text";
import { Button } from "~/components/ui/button";
import { Callout } from "~/components/ui/callout";
import { Dialog } from "~/components/ui/dialog";
import { TextField } from "~/components/ui/field";
import { ConsentFields, consentsOf, emptyConsent } from "./consent-fields";
import { personQuery } from "./queries";

interface NewPersonFormProps {
  readonly open: boolean;
  /** What the name begins as. */
  readonly typed?: string;
  readonly title: string;
  readonly description?: string;
  /** What the button says. */
  readonly action: string;
  readonly onClose: () => void;
  readonly onAdded: (person: Person) => void;
}

/** A name and, if they gave it, what the person agreed to: adds them to the directory. */
export function NewPersonForm(props: NewPersonFormProps) {
  const { open, typed = "", title, description, action, onClose, onAdded } = props;
  const t = useTranslations("people");
  const common = useTranslations("common");
  const textOf = useProblemText();
  const queries = useQueryClient();
  const form = useId();
  const [name, setName] = useState(typed);
  const [consent, setConsent] = useState(emptyConsent);
  useEffect(() => setName(open ? typed : ""), [open, typed]);

  const add = useMutation({
    mutationFn: () => api.post("/api/people", { body: { name: name.trim(), consents: consentsOf(consent) } }),
    onSuccess: async (person) => {
      queries.setQueryData(personQuery(person.id).queryKey, person);
      await queries.invalidateQueries({ queryKey: ["people"] });
      close();
      onAdded(person);
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
      open={open}
      onOpenChange={(isOpen) => !isOpen && close()}
      title={title}
      {...(description === undefined ? {} : { description })}
      actions={
        <>
          <Button onClick={close}>{common("cancel")}</Button>
          <Button variant="primary" type="submit" form={form} disabled={!isComplete} pending={add.isPending}>
            {action}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className="space-y-5">
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
