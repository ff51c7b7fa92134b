import type { Minutes } from "@hapju/contract";

/** A decision, action or question on the timeline, at the first turn it cites. */
export interface Mark {
  readonly kind: "decision" | "action" | "question";
  readonly seconds: number;
  readonly text: string;
}

/** The marks of the minutes, in order of time. */
export function marksOf({ transcript, decisions, actions, questions }: Minutes): Mark[] {
  const starts = new Map(transcript.map(({ id, startSeconds }) => [id, startSeconds]));
  const mark =
    (kind: Mark["kind"]) =>
    ({ text, cites }: { readonly text: string; readonly cites: readonly string[] }): Mark[] => {
      const seconds = Math.min(...cites.flatMap((id) => starts.get(id) ?? []));
      return Number.isFinite(seconds) ? [{ kind, seconds, text }] : [];
    };
  return [
    ...decisions.flatMap(mark("decision")),
    ...actions.flatMap(mark("action")),
    ...questions.flatMap(mark("question")),
  ].sort((a, b) => a.seconds - b.seconds);
}
