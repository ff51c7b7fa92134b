import type { Correction, Sighting } from "@hapju/contract";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { api } from "~/api/client";
import { useProblemText } from "~/api/problem-text";
import { peopleQuery } from "~/api/queries/people";
import { toast } from "~/components/ui/toast";
import { standingConsent } from "~/lib/consents";

interface Made {
  readonly id: string;
  readonly meeting: string;
  /** The template it enrolled. */
  readonly template?: string | undefined;
}
/** The corrections that this page makes. */
type IdentityCorrection = Extract<Correction, { kind: "speaker-is" | "not-person" | "same-person" }>;

const correct = async (meeting: string, correction: IdentityCorrection, enrol = false): Promise<Made> => {
  const made = await api.post("/api/meetings/{id}/corrections", {
    path: { id: meeting },
    body: { correction, enrol },
  });
  return { id: made.id, meeting, template: made.template };
};

const undo = ({ meeting, id }: Made) =>
  api.delete("/api/meetings/{id}/corrections/{correction}", { path: { id: meeting, correction: id } });

/** Names the face or the voice wherever it is in the recording. */
const isPerson = ({ anchor }: Sighting, person: string): IdentityCorrection => ({
  kind: "speaker-is",
  at: anchor,
  person,
});

/** Says who an unknown person is, or is not, in every meeting they appear in. Each action can be undone. */
export function useReviewActions(sightings: readonly Sighting[]) {
  const t = useTranslations("review");
  const common = useTranslations("common");
  const textOf = useProblemText();
  const queries = useQueryClient();
  const refresh = () =>
    Promise.all(
      ["review", "meetings", "meeting", "person"].map((name) =>
        queries.invalidateQueries({ queryKey: [name] }),
      ),
    );
  const failed = (error: unknown) => toast({ title: textOf(error), tone: "danger" });

  const undoing = useMutation({
    mutationFn: async (all: readonly Made[]) => {
      for (const made of all.toReversed()) await undo(made);
    },
    onSuccess: async () => {
      await refresh();
      toast({ title: t("undone") });
    },
    onError: failed,
  });

  const correcting = useMutation({
    mutationFn: async ({ each, enrol = false }: Change) => {
      const all: Made[] = [];
      for (const sighting of sightings) {
        const correction = each(sighting);
        const canEnrol = enrol && sighting.kind === "face";
        all.push(await correct(sighting.meeting, correction, canEnrol));
      }
      return all;
    },
    onSuccess: async (all, { said }) => {
      await refresh();
      const hasEnrolled = all.some(({ template }) => template !== undefined);
      toast({
        title: said,
        ...(hasEnrolled ? { text: t("enrolled") } : {}),
        action: { label: common("undo"), run: () => undoing.mutate(all) },
      });
    },
    onError: failed,
  });

  return {
    isPending: correcting.isPending || undoing.isPending,
    /** Names the person. Their face is enrolled too where they have consented. */
    async name(id: string, name: string) {
      const people = await queries.ensureQueryData(peopleQuery);
      const person = people.find((each) => each.id === id);
      const enrol = person !== undefined && standingConsent(person, "face-recognition") !== undefined;
      correcting.mutate({ said: t("named", { name }), each: (sighting) => isPerson(sighting, id), enrol });
    },
    refuse: (person: string, name: string) =>
      correcting.mutate({
        said: t("refused", { name }),
        each: ({ anchor }) => ({ kind: "not-person", at: anchor, person }),
      }),
    merge: (other: Sighting) =>
      correcting.mutate({
        said: t("merged"),
        each: ({ anchor }) => ({ kind: "same-person", at: [anchor, other.anchor] }),
      }),
  };
}

interface Change {
  /** What the page says when it is done. */
  readonly said: string;
  readonly each: (sighting: Sighting) => IdentityCorrection;
  readonly enrol?: boolean;
}
