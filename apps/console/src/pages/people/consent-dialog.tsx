import type { NewConsent, Person, Purpose } from "@hapju/contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { api } from "~/api/client";
import { useProblemText } from "~/api/problem-text";
import { Button } from "~/components/ui/button";
import { Callout } from "~/components/ui/callout";
import { Dialog } from "~/components/ui/dialog";
import { toast } from "~/components/ui/toast";
import { ConsentFields, consentsOf, emptyConsent } from "./consent-fields";
import { personQuery } from "./queries";

interface ConsentDialogProps {
  readonly person: Person;
  readonly purpose: Purpose;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

/** Records a consent to one purpose. */
export function ConsentDialog({ person: { id, name }, purpose, open, onOpenChange }: ConsentDialogProps) {
  const t = useTranslations("people.consent");
  const common = useTranslations("common");
  const textOf = useProblemText();
  const queries = useQueryClient();
  const [form, setForm] = useState(emptyConsent);
  const formId = `consent-${purpose}`;

  const record = useMutation({
    mutationFn: (body: NewConsent) => api.post("/api/people/{id}/consents", { path: { id }, body }),
    onSuccess: (person) => {
      queries.setQueryData(personQuery(id).queryKey, person);
      void queries.invalidateQueries({ queryKey: ["people"] });
      onOpenChange(false);
      setForm(emptyConsent);
      toast({ title: t("recorded", { name }) });
    },
  });
  const isComplete = form.purposes.length > 0 && form.evidence.trim() !== "";
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const [consent] = consentsOf(form);
    if (isComplete && consent) record.mutate(consent);
  };
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t("recordFor", { name })}
      description={t("recordText", { name })}
      actions={
        <>
          <Button onClick={() => onOpenChange(false)}>{common("cancel")}</Button>
          <Button
            variant="primary"
            type="submit"
            form={formId}
            disabled={!isComplete}
            pending={record.isPending}
          >
            {t("record")}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={submit} className="space-y-5">
        {record.error && <Callout tone="danger">{textOf(record.error)}</Callout>}
        <ConsentFields name={name} value={form} onChange={setForm} offered={[purpose]} />
      </form>
    </Dialog>
  );
}
