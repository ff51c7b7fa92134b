import type { ApiKey } from "@hapju/contract";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { KeyRound, Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { api } from "~/api/client";
import { useProblemText } from "~/api/problem-text";
import { Badge } from "~/components/ui/badge";
import { Button } from "~/components/ui/button";
import { Card } from "~/components/ui/card";
import { Confirm } from "~/components/ui/confirm";
import { IconButton } from "~/components/ui/icon-button";
import { Skeleton } from "~/components/ui/skeleton";
import { ErrorState } from "~/components/ui/states";
import { toast } from "~/components/ui/toast";
import { useTimes } from "~/i18n/times";
import { NewKey } from "./new-key";
import { keysQuery } from "./queries";
import { Section } from "./section";

/** The API keys of the user. */
export function Keys() {
  const t = useTranslations("settings.keys");
  const common = useTranslations("common");
  const times = useTimes();
  const textOf = useProblemText();
  const queries = useQueryClient();
  const { data: keys, error, refetch } = useQuery(keysQuery);
  const [isMaking, setMaking] = useState(false);
  const [asked, setAsked] = useState<ApiKey>();

  const revoke = useMutation({
    mutationFn: ({ id }: ApiKey) => api.delete("/api/keys/{id}", { path: { id } }),
    onSuccess: async (_, { name }) => {
      setAsked(undefined);
      await queries.invalidateQueries({ queryKey: keysQuery.queryKey });
      toast({ title: t("revoked", { name }) });
    },
    onError: (problem) => toast({ title: textOf(problem), tone: "danger" }),
  });

  return (
    <Section
      title={t("title")}
      lead={t("lead")}
      action={
        <Button icon={<Plus aria-hidden />} onClick={() => setMaking(true)}>
          {t("create")}
        </Button>
      }
    >
      <Card>
        {!keys &&
          (error ? (
            <ErrorState error={error} onRetry={() => void refetch()} />
          ) : (
            <>
              <output className="sr-only">{common("loading")}</output>
              <Skeleton className="m-5 h-10" />
            </>
          ))}
        {keys?.length === 0 && (
          <p className="flex items-center gap-3 px-5 py-6 text-soft">
            <KeyRound aria-hidden className="size-4.5 text-faint" />
            {t("none")}
          </p>
        )}
        <ul className="divide-y divide-line">
          {keys?.map((key) => (
            <li key={key.id} className="flex items-center gap-3 py-3 pr-3 pl-5">
              <div className="min-w-0 flex-1">
                <p className="flex items-center gap-2">
                  <span className="truncate font-medium">{key.name}</span>
                  <Badge>{t(`roles.${key.role}`)}</Badge>
                </p>
                <p className="truncate text-sm text-faint">
                  <span className="font-mono">{key.start}…</span> ·{" "}
                  {t("created", { date: times.fullDay(key.createdAt) })} ·{" "}
                  {key.lastUsedAt ? t("used", { ago: times.ago(key.lastUsedAt) }) : t("unused")}
                </p>
              </div>
              <IconButton
                label={t("revoke", { name: key.name })}
                icon={<Trash2 />}
                onClick={() => setAsked(key)}
              />
            </li>
          ))}
        </ul>
      </Card>
      <NewKey open={isMaking} onOpenChange={setMaking} />
      <Confirm
        open={asked !== undefined}
        onOpenChange={() => setAsked(undefined)}
        title={t("revokeTitle", { name: asked?.name ?? "" })}
        action={t("revokeAction")}
        onConfirm={() => asked && revoke.mutate(asked)}
        pending={revoke.isPending}
      >
        {t("revokeText")}
      </Confirm>
    </Section>
  );
}
