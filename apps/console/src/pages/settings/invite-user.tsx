import type { Role } from "@hapju/contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { api } from "~/api/client";
import { useProblemText } from "~/api/problem-text";
import { usersQuery } from "~/api/queries/account";
import { Button } from "~/components/ui/button";
import { Callout } from "~/components/ui/callout";
import { Dialog } from "~/components/ui/dialog";
import { TextField } from "~/components/ui/field";
import { Secret } from "~/components/ui/secret";
import { Select } from "~/components/ui/select";

const roles: readonly Role[] = ["viewer", "editor", "owner"];

interface InviteUserProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

/** Adds a user, then shows the link that signs them in: this once. */
export function InviteUser({ open, onOpenChange }: InviteUserProps) {
  const t = useTranslations("settings.users");
  const common = useTranslations("common");
  const textOf = useProblemText();
  const queries = useQueryClient();
  const [role, setRole] = useState<Role>("viewer");

  const invite = useMutation({
    mutationFn: (who: { name: string; email: string }) => api.post("/api/users", { body: { ...who, role } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: usersQuery.queryKey }),
  });
  const close = () => {
    onOpenChange(false);
    invite.reset();
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    invite.mutate({ name: String(form.get("name")).trim(), email: String(form.get("email")).trim() });
  };

  if (invite.data)
    return (
      <Dialog
        open={open}
        onOpenChange={close}
        title={t("linkTitle", { name: invite.data.user.name })}
        description={t("linkText", { name: invite.data.user.name })}
        actions={
          <Button variant="primary" onClick={close}>
            {common("done")}
          </Button>
        }
      >
        <Secret text={invite.data.link} label={t("linkTitle", { name: invite.data.user.name })} />
      </Dialog>
    );
  return (
    <Dialog
      open={open}
      onOpenChange={close}
      size="sm"
      title={t("invite")}
      actions={
        <>
          <Button onClick={close}>{common("cancel")}</Button>
          <Button variant="primary" type="submit" form="invite" pending={invite.isPending}>
            {t("invite")}
          </Button>
        </>
      }
    >
      <form id="invite" onSubmit={submit} className="space-y-4">
        {invite.error && <Callout tone="danger">{textOf(invite.error)}</Callout>}
        <TextField label={t("name")} name="name" maxLength={100} required autoFocus autoComplete="off" />
        <TextField label={t("email")} name="email" type="email" maxLength={200} required autoComplete="off" />
        <Select
          label={t("role")}
          value={role}
          choices={roles.map((value) => ({ value, label: common(`role.${value}`) }))}
          onChange={setRole}
        />
      </form>
    </Dialog>
  );
}
