import type { Meeting } from "@hapju/contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Ellipsis, Play, Square, Trash2, Workflow } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useTranslations } from "use-intl";
import { api } from "~/api/client";
import { useProblemText } from "~/api/problem-text";
import { IconButton } from "~/components/ui/icon-button";
import { Menu, MenuItem, MenuSeparator } from "~/components/ui/menu";
import { toast } from "~/components/ui/toast";

const Confirm = lazy(() => import("~/components/ui/confirm").then((m) => ({ default: m.Confirm })));

/** What can be done to a meeting without opening it. */
export function MeetingMenu({ meeting: { id, title, state, run } }: { readonly meeting: Meeting }) {
  const t = useTranslations("meetings");
  const textOf = useProblemText();
  const queries = useQueryClient();
  const [isAsked, setAsked] = useState(false);
  const refresh = () => queries.invalidateQueries({ queryKey: ["meetings"] });
  const failed = (error: unknown) => toast({ title: textOf(error), tone: "danger" });
  const path = { path: { id: run } };

  const change = useMutation({
    mutationFn: (verb: "cancel" | "resume") =>
      verb === "cancel" ? api.post("/api/runs/{id}/cancel", path) : api.post("/api/runs/{id}/resume", path),
    onSuccess: refresh,
    onError: failed,
  });
  const remove = useMutation({
    mutationFn: () => api.delete("/api/meetings/{id}", { path: { id } }),
    onSuccess: async () => {
      setAsked(false);
      await refresh();
      toast({ title: t("deleted", { title }) });
    },
    onError: failed,
  });

  return (
    <div className="relative z-10">
      <Menu trigger={<IconButton label={t("more", { title })} icon={<Ellipsis />} />}>
        <MenuItem icon={<Workflow aria-hidden />} render={<Link to="/runs/$id" params={{ id: run }} />}>
          {t(state === "failed" ? "actions.why" : "actions.run")}
        </MenuItem>
        {state === "running" && (
          <MenuItem icon={<Square aria-hidden />} onSelect={() => change.mutate("cancel")}>
            {t("actions.cancel")}
          </MenuItem>
        )}
        {(state === "failed" || state === "cancelled") && (
          <MenuItem icon={<Play aria-hidden />} onSelect={() => change.mutate("resume")}>
            {t("actions.resume")}
          </MenuItem>
        )}
        <MenuSeparator />
        <MenuItem danger icon={<Trash2 aria-hidden />} onSelect={() => setAsked(true)}>
          {t("actions.delete")}
        </MenuItem>
      </Menu>
      {isAsked && (
        <Suspense>
          <Confirm
            open={isAsked}
            onOpenChange={setAsked}
            title={t("confirmDelete.title", { title })}
            action={t("confirmDelete.action")}
            onConfirm={() => remove.mutate()}
            pending={remove.isPending}
          >
            {t("confirmDelete.text")}
          </Confirm>
        </Suspense>
      )}
    </div>
  );
}
