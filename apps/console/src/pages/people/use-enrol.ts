import type { Person } from "@hapju/contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { api } from "~/api/client";
import { useProblemText } from "~/api/problem-text";
import { sendFace, sendVoice } from "~/api/send-bytes";
import { toast } from "~/components/ui/toast";
import { personQuery } from "./queries";

/** A photo or a recording to enrol. */
export interface Sample {
  readonly bytes: Blob;
  /** Where it comes from, in words that are kept. */
  readonly name: string;
}

/** Enrols a face or a voice of a person, and takes a template out. */
export function useEnrol({ id, name }: Person, kind: "face" | "voice") {
  const t = useTranslations("people.enrol");
  const textOf = useProblemText();
  const queries = useQueryClient();
  const updated = (person: Person) => {
    queries.setQueryData(personQuery(id).queryKey, person);
    void queries.invalidateQueries({ queryKey: ["people"] });
  };
  const failed = (error: unknown) => toast({ title: textOf(error), tone: "danger" });

  const enrol = useMutation({
    mutationFn: ({ bytes, name }: Sample) => (kind === "face" ? sendFace : sendVoice)(id, bytes, name),
    onSuccess: (person) => {
      updated(person);
      toast({ title: t("done"), text: t("doneText", { name }) });
    },
    onError: failed,
  });
  const removeTemplate = useMutation({
    mutationFn: (template: string) =>
      api.delete("/api/people/{id}/templates/{template}", { path: { id, template } }),
    onSuccess: (person) => {
      updated(person);
      toast({ title: t("removed") });
    },
    onError: failed,
  });
  return { enrol, removeTemplate };
}

/** The mutation that enrols a sample. */
export type Enrol = ReturnType<typeof useEnrol>["enrol"];
