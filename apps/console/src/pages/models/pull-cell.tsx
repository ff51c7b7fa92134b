import type { Model } from "@hapju/contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useTranslations } from "use-intl";
import { api } from "~/api/client";
import { useProblemText } from "~/api/problem-text";
import { Button } from "~/components/ui/button";
import { Progress } from "~/components/ui/progress";
import { toast } from "~/components/ui/toast";
import { useTimes } from "~/i18n/times";
import { useMe } from "~/layout/use-me";
import { modelsQuery } from "./queries";

/** Downloads a model that is not here, and shows how far that is. */
export function PullCell({ model }: { readonly model: Model }) {
  const t = useTranslations("models");
  const times = useTimes();
  const textOf = useProblemText();
  const queries = useQueryClient();
  const { isOwner } = useMe();
  const { id, state, download, downloadBytes, downloadError } = model;
  const pull = useMutation({
    mutationFn: () => api.post("/api/models/{id}/pull", { path: { id } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: modelsQuery.queryKey }),
    onError: (error) => toast({ title: textOf(error), tone: "danger" }),
  });

  if (state === "downloading") {
    const { receivedBytes = 0, totalBytes } = download ?? {};
    return (
      <div className="w-36">
        <Progress
          value={totalBytes ? receivedBytes / totalBytes : undefined}
          label={t("progress", { name: id })}
        />
        <p className="tabular mt-1.5 text-left text-sm text-faint">
          {totalBytes
            ? t("received", { received: times.size(receivedBytes), total: times.size(totalBytes) })
            : t("receivedOnly", { received: times.size(receivedBytes) })}
        </p>
      </div>
    );
  }
  if (state !== "absent" || !isOwner) return null;
  return (
    <div className="flex flex-col items-end gap-1">
      <Button
        size="sm"
        icon={<Download aria-hidden />}
        pending={pull.isPending}
        onClick={() => pull.mutate()}
      >
        {downloadError
          ? t("pullAgain")
          : downloadBytes
            ? t("pullSize", { size: times.size(downloadBytes) })
            : t("pull")}
      </Button>
      {downloadError && <p className="max-w-56 text-left text-sm text-danger">{downloadError}</p>}
    </div>
  );
}
