import type { Correction, Minutes } from "@hapju/contract";
import { useQueryClient } from "@tanstack/react-query";
import { createContext, useContext, useEffect, useMemo, useRef } from "react";
import { useTranslations } from "use-intl";
import { api } from "~/api/client";
import { useProblemText } from "~/api/problem-text";
import { peopleQuery } from "~/api/queries/people";
import { toast } from "~/components/ui/toast";
import { applyCorrection } from "./model/apply-correction";
import { correctionsQuery, meetingKey, minutesQuery } from "./queries";

/** The ways to correct a meeting: shown at once where that is safe, confirmed by the server within a second. */
export interface CorrectionActions {
  /** Makes corrections that mean one thing to the user: one undo takes all of them back. */
  readonly make: (corrections: readonly Correction[]) => Promise<void>;
  readonly undo: () => Promise<void>;
  readonly redo: () => Promise<void>;
  readonly undoOne: (id: string) => Promise<void>;
}

/** The corrections of the page; undefined outside of it. */
export const CorrectionsContext = createContext<CorrectionActions | undefined>(undefined);

/** The corrections of the page. @throws Error outside of it */
export function useCorrections(): CorrectionActions {
  const corrections = useContext(CorrectionsContext);
  if (!corrections) throw new Error("useCorrections is for parts of a meeting's page.");
  return corrections;
}

/** Creates the corrections of a meeting, with their undo history. */
export function useMakeCorrections(meeting: string): CorrectionActions {
  const t = useTranslations("meeting.history");
  const client = useQueryClient();
  const textOf = useProblemText();
  const texts = useRef({ t, textOf });
  texts.current = { t, textOf };

  return useMemo(() => {
    /** What was made here, in groups; what was undone here and can be made again. */
    const made: string[][] = [];
    const undone: Correction[][] = [];
    let queue = Promise.resolve();
    const key = minutesQuery(meeting).queryKey;

    const inOrder = (work: () => Promise<void>, failure: "failed" | "undoFailed") => {
      queue = queue.then(work).catch((error: unknown) => {
        toast({ tone: "danger", title: texts.current.t(failure), text: texts.current.textOf(error) });
      });
      return queue;
    };
    const refresh = async () => {
      await client.invalidateQueries({ queryKey: meetingKey(meeting) });
      void client.invalidateQueries({ queryKey: ["meetings"], refetchType: "none" });
    };
    const predict = async (corrections: readonly Correction[]) => {
      await client.cancelQueries({ queryKey: key });
      const names = client.getQueryData(peopleQuery.queryKey);
      const nameOf = (person: string) => names?.find(({ id }) => id === person)?.name ?? person;
      client.setQueryData<Minutes>(
        key,
        (minutes) => minutes && corrections.reduce((now, one) => applyCorrection(now, one, nameOf), minutes),
      );
    };
    const send = async (corrections: readonly Correction[]) => {
      const ids: string[] = [];
      try {
        for (const correction of corrections) {
          const body = { correction, enrol: false };
          const { id } = await api.post("/api/meetings/{id}/corrections", { path: { id: meeting }, body });
          ids.push(id);
        }
      } finally {
        if (ids.length > 0) made.push(ids);
        await refresh();
      }
    };
    const remove = (id: string) =>
      api.delete("/api/meetings/{id}/corrections/{correction}", { path: { id: meeting, correction: id } });

    return {
      make: (corrections) => {
        void predict(corrections);
        return inOrder(async () => {
          await send(corrections);
          undone.length = 0;
        }, "failed");
      },
      undo: () =>
        inOrder(async () => {
          const all = await client.ensureQueryData(correctionsQuery(meeting));
          const standing = all.filter(({ undoneAt }) => undoneAt === undefined);
          const group = made.pop()?.filter((id) => standing.some((one) => one.id === id)) ?? [];
          const ids = group.length > 0 ? group : standing.slice(-1).map(({ id }) => id);
          if (ids.length === 0) return toast({ title: texts.current.t("nothing") });
          undone.push(standing.filter(({ id }) => ids.includes(id)).map(({ correction }) => correction));
          try {
            for (const id of ids.toReversed()) await remove(id);
          } finally {
            await refresh();
          }
          toast({ title: texts.current.t("undoDone") });
        }, "undoFailed"),
      redo: () =>
        inOrder(async () => {
          const corrections = undone.pop();
          if (!corrections) return;
          await predict(corrections);
          await send(corrections);
          toast({ title: texts.current.t("redoDone") });
        }, "failed"),
      undoOne: (id) =>
        inOrder(async () => {
          try {
            await remove(id);
          } finally {
            await refresh();
          }
        }, "undoFailed"),
    };
  }, [client, meeting]);
}

/** Ctrl-Z and Ctrl-Shift-Z, unless the user is typing. */
export function useUndoKeys({ undo, redo }: CorrectionActions, enabled: boolean): void {
  useEffect(() => {
    if (!enabled) return;
    const listen = (event: KeyboardEvent) => {
      const { target } = event;
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "z") return;
      if (target instanceof HTMLElement && /^(INPUT|TEXTAREA)$/.test(target.tagName)) return;
      event.preventDefault();
      void (event.shiftKey ? redo() : undo());
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, [undo, redo, enabled]);
}
