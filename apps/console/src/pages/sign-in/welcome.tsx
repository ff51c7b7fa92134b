import { ApiError } from "@hapju/contract/client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { FormEvent } from "react";
import { useTranslations } from "use-intl";
import { api } from "~/api/client";
import { useProblemText } from "~/api/problem-text";
import { meQuery } from "~/api/queries/account";
import { Button, buttonClass } from "~/components/ui/button";
import { Callout } from "~/components/ui/callout";
import { TextField } from "~/components/ui/field";
import { Outside } from "~/layout/outside";
import { useTitle } from "~/lib/use-title";

const route = getRouteApi("/welcome");

/** Where a one-time link leads: choose a name and a password, and be signed in. */
export function WelcomePage() {
  const t = useTranslations("signIn.welcome");
  const common = useTranslations("common");
  const textOf = useProblemText();
  const { token } = route.useSearch();
  const queries = useQueryClient();
  useTitle(t("title"));

  const start = useMutation({
    mutationFn: (body: { token: string; name: string; password: string; email?: string }) =>
      api.post("/api/welcome", { body }),
    onSuccess: (user) => queries.setQueryData(meQuery.queryKey, user),
  });

  if (start.data)
    return (
      <Outside title={t("doneTitle")} text={t("doneText", { email: start.data.email })}>
        <Link to="/meetings" className={buttonClass({ variant: "primary", size: "lg" })}>
          {t("doneAction")}
        </Link>
      </Outside>
    );

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (token === undefined) return;
    const form = new FormData(event.currentTarget);
    const email = String(form.get("email")).trim();
    start.mutate({
      token,
      name: String(form.get("name")),
      password: String(form.get("password")),
      ...(email === "" ? {} : { email }),
    });
  };
  const isUsed = start.error instanceof ApiError && start.error.code === "invitation-invalid";

  return (
    <Outside title={t("title")} text={t("text")}>
      {token === undefined || isUsed ? (
        <div className="space-y-6">
          <Callout tone="danger">{isUsed ? textOf(start.error) : t("noToken")}</Callout>
          <Link to="/sign-in" className={buttonClass()}>
            {t("toSignIn")}
          </Link>
        </div>
      ) : (
        <form onSubmit={submit} className="space-y-4">
          {start.error && <Callout tone="danger">{textOf(start.error)}</Callout>}
          <TextField label={t("name")} name="name" autoComplete="name" required maxLength={100} autoFocus />
          <TextField
            label={`${t("email")} (${common("optional")})`}
            name="email"
            type="email"
            autoComplete="username"
            maxLength={200}
            note={t("emailNote")}
          />
          <TextField
            label={t("password")}
            name="password"
            type="password"
            autoComplete="new-password"
            required
            minLength={10}
            maxLength={128}
            note={t("passwordNote")}
          />
          <Button type="submit" variant="primary" size="lg" className="w-full" pending={start.isPending}>
            {t("submit")}
          </Button>
        </form>
      )}
    </Outside>
  );
}
