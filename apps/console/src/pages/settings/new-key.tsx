import type { Role } from "@hapju/contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { api } from "~/api/client";
import { useProblemText } from "~/api/problem-text";
import { Button } from "~/components/ui/button";
import { Callout } from "~/components/ui/callout";
import { Dialog } from "~/components/ui/dialog";
import { TextField } from "~/components/ui/field";
import { Secret } from "~/components/ui/secret";
import { Select } from "~/components/ui/select";
import { useMe } from "~/layout/use-me";
import { reaches } from "~/lib/roles";
import { keysQuery } from "./queries";

const roles: readonly Role[] = ["viewer", "editor", "owner"];

interface NewKeyProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

/** Makes a key, then shows it: this once. */
export function NewKey({ open, onOpenChange }: NewKeyProps) {
  const t = useTranslations("settings.keys");
  const common = useTranslations("common");
  const textOf = useProblemText();
  const queries = useQueryClient();
  const me = useMe();
  const [name, setName] = useState("");
  const [role, setRole] = useState<Role>("viewer");

  const make = useMutation({
    mutationFn: () => api.post("/api/keys", { body: { name: name.trim(), role } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: keysQuery.queryKey }),
  });
  const close = () => {
    onOpenChange(false);
    setName("");
    make.reset();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim()) make.mutate();
  };

  if (make.data)
    return (
      <Dialog
        open={open}
        onOpenChange={close}
        title={t("secretTitle", { name: make.data.key.name })}
        description={t("secretText")}
        actions={
          <Button variant="primary" onClick={close}>
            {common("done")}
          </Button>
        }
      >
        <Secret text={make.data.secret} label={t("title")} />
        <p className="mt-4 text-sm text-soft">{t("use")}</p>
        <code className="mt-1 block font-mono text-xs text-faint">
          Authorization: Bearer {make.data.key.start}…
        </code>
      </Dialog>
    );
  return (
    <Dialog
      open={open}
      onOpenChange={close}
      size="sm"
      title={t("create")}
      actions={
        <>
          <Button onClick={close}>{common("cancel")}</Button>
          <Button
            variant="primary"
            type="submit"
            form="new-key"
            disabled={!name.trim()}
            pending={make.isPending}
          >
            {t("create")}
          </Button>
        </>
      }
    >
      <form id="new-key" onSubmit={submit} className="space-y-4">
        {make.error && <Callout tone="danger">{textOf(make.error)}</Callout>}
        <TextField
          label={t("name")}
          value={name}
          onChange={({ target }) => setName(target.value)}
          maxLength={100}
          required
          autoFocus
          autoComplete="off"
        />
        <Select
          label={t("role")}
          value={role}
          choices={roles
            .filter((each) => reaches(me.role, each))
            .map((value) => ({ value, label: t(`roles.${value}`) }))}
          onChange={setRole}
        />
      </form>
    </Dialog>
  );
}
