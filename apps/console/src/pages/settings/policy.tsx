import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { api } from "~/api/client";
import { useProblemText } from "~/api/problem-text";
import { policyQuery } from "~/api/queries/people";
import { Card } from "~/components/ui/card";
import { Skeleton } from "~/components/ui/skeleton";
import { ErrorState } from "~/components/ui/states";
import { Switch } from "~/components/ui/switch";
import { toast } from "~/components/ui/toast";
import { Section } from "./section";

/** What is stored about unknown people. */
export function Policy() {
  const t = useTranslations("settings.policy");
  const textOf = useProblemText();
  const queries = useQueryClient();
  const { data: policy, error, refetch } = useQuery(policyQuery);
  const change = useMutation({
    mutationFn: (keepUnknownFaces: boolean) => api.put("/api/policy", { body: { keepUnknownFaces } }),
    onSuccess: (now) => {
      queries.setQueryData(policyQuery.queryKey, now);
      void queries.invalidateQueries({ queryKey: ["review"] });
      toast({ title: t(now.keepUnknownFaces ? "on" : "off") });
    },
    onError: (problem) => toast({ title: textOf(problem), tone: "danger" }),
  });
  return (
    <Section title={t("title")} lead={t("lead")}>
      <Card>
        {!policy &&
          (error ? (
            <ErrorState error={error} onRetry={() => void refetch()} />
          ) : (
            <Skeleton className="m-5 h-12" />
          ))}
        {policy && (
          <div className="flex items-start gap-6 px-5 py-4">
            <div className="flex-1">
              <p className="font-medium">{t("keep")}</p>
              <p className="mt-1 text-sm text-pretty text-faint">{t("keepNote")}</p>
            </div>
            <Switch
              label={t("keep")}
              checked={policy.keepUnknownFaces}
              disabled={change.isPending}
              onChange={(isOn) => change.mutate(isOn)}
            />
          </div>
        )}
      </Card>
    </Section>
  );
}
