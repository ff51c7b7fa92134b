import { useMutation, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, useRouter } from "@tanstack/react-router";
import type { FormEvent } from "react";
import { useTranslations } from "use-intl";
import { api } from "~/api/client";
import { useProblemText } from "~/api/problem-text";
import { meQuery } from "~/api/queries/account";
import { Button } from "~/components/ui/button";
import { Callout } from "~/components/ui/callout";
import { TextField } from "~/components/ui/field";
import { Outside } from "~/layout/outside";
import { useTitle } from "~/lib/use-title";

const route = getRouteApi("/sign-in");

/** Signs in with email and password. */
export function SignInPage() {
  const t = useTranslations("signIn");
  const textOf = useProblemText();
  const { next } = route.useSearch();
  const router = useRouter();
  const queries = useQueryClient();
  useTitle(t("title"));

  const signIn = useMutation({
    mutationFn: (body: { email: string; password: string }) => api.post("/api/session", { body }),
    onSuccess: (user) => {
      queries.setQueryData(meQuery.queryKey, user);
      router.history.push(next ?? "/meetings");
    },
  });

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    signIn.mutate({ email: String(form.get("email")), password: String(form.get("password")) });
  };

  return (
    <Outside title={t("title")} text={t("lead")}>
      <form onSubmit={submit} className="space-y-4">
        {signIn.error && <Callout tone="danger">{textOf(signIn.error)}</Callout>}
        <TextField label={t("email")} name="email" type="email" autoComplete="username" required autoFocus />
        <TextField
          label={t("password")}
          name="password"
          type="password"
          autoComplete="current-password"
          required
        />
        <Button type="submit" variant="primary" size="lg" className="w-full" pending={signIn.isPending}>
          {t("submit")}
        </Button>
      </form>
      <p className="mt-6 text-sm text-faint">{t("help")}</p>
    </Outside>
  );
}
