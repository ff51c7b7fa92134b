import type { User } from "@hapju/contract";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Trash2, UserPlus } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { api } from "~/api/client";
import { useProblemText } from "~/api/problem-text";
import { usersQuery } from "~/api/queries/account";
import { Button } from "~/components/ui/button";
import { Card } from "~/components/ui/card";
import { Confirm } from "~/components/ui/confirm";
import { IconButton } from "~/components/ui/icon-button";
import { Avatar } from "~/components/ui/person";
import { Select } from "~/components/ui/select";
import { Skeleton } from "~/components/ui/skeleton";
import { ErrorState } from "~/components/ui/states";
import { toast } from "~/components/ui/toast";
import { useMe } from "~/layout/use-me";
import { InviteUser } from "./invite-user";
import { Section } from "./section";

const roles: readonly User["role"][] = ["viewer", "editor", "owner"];

/** Who may sign in, and their roles. */
export function Users() {
  const t = useTranslations("settings.users");
  const common = useTranslations("common");
  const textOf = useProblemText();
  const queries = useQueryClient();
  const me = useMe();
  const { data: users, error, refetch } = useQuery(usersQuery);
  const [isInviting, setInviting] = useState(false);
  const [asked, setAsked] = useState<User>();
  const refresh = () => queries.invalidateQueries({ queryKey: usersQuery.queryKey });
  const failed = (problem: unknown) => toast({ title: textOf(problem), tone: "danger" });

  const change = useMutation({
    mutationFn: ({ id, role }: Pick<User, "id" | "role">) =>
      api.patch("/api/users/{id}", { path: { id }, body: { role } }),
    onSuccess: async ({ id, name, role }) => {
      await refresh();
      if (id === me.id) await queries.invalidateQueries({ queryKey: ["me"] });
      toast({ title: t("changed", { name, role: common(`role.${role}`) }) });
    },
    onError: failed,
  });
  const remove = useMutation({
    mutationFn: ({ id }: User) => api.delete("/api/users/{id}", { path: { id } }),
    onSuccess: async (_, { name }) => {
      setAsked(undefined);
      await refresh();
      toast({ title: t("removed", { name }) });
    },
    onError: failed,
  });

  return (
    <Section
      title={t("title")}
      lead={t("lead")}
      action={
        <Button icon={<UserPlus aria-hidden />} onClick={() => setInviting(true)}>
          {t("invite")}
        </Button>
      }
    >
      <Card>
        {!users &&
          (error ? (
            <ErrorState error={error} onRetry={() => void refetch()} />
          ) : (
            <>
              <output className="sr-only">{common("loading")}</output>
              <Skeleton className="m-5 h-10" />
            </>
          ))}
        <ul className="divide-y divide-line">
          {users?.map((user) => (
            <li key={user.id} className="flex items-center gap-3 py-3 pr-3 pl-5">
              <Avatar person={user} />
              <div className="min-w-0 flex-1">
                <p className="truncate font-medium">
                  {user.name}
                  {user.id === me.id && <span className="font-normal text-faint"> ({t("you")})</span>}
                </p>
                <p className="truncate text-sm text-faint">{user.email}</p>
              </div>
              <Select
                label={t("change", { name: user.name })}
                hideLabel
                className="w-28 sm:w-32"
                value={user.role}
                choices={roles.map((value) => ({ value, label: common(`role.${value}`) }))}
                onChange={(role) => role !== user.role && change.mutate({ id: user.id, role })}
              />
              <IconButton
                label={t("remove", { name: user.name })}
                icon={<Trash2 />}
                disabled={user.id === me.id}
                onClick={() => setAsked(user)}
              />
            </li>
          ))}
        </ul>
      </Card>
      <InviteUser open={isInviting} onOpenChange={setInviting} />
      <Confirm
        open={asked !== undefined}
        onOpenChange={() => setAsked(undefined)}
        title={t("removeTitle", { name: asked?.name ?? "" })}
        action={common("remove")}
        onConfirm={() => asked && remove.mutate(asked)}
        pending={remove.isPending}
      >
        {t("removeText", { name: asked?.name ?? "" })}
      </Confirm>
    </Section>
  );
}
