import type { Correction, People, TranscribedSegment, Word } from "@hapju/diarization";
import { EngineError } from "@hapju/engine";
import { sumErrors, wordErrorRate } from "@hapju/evaluation";
import type { Segment } from "@hapju/spec";
import { activeSpeaker, faceEmbedding, speechRecognition } from "@hapju/tasks";
import { sql } from "drizzle-orm";
import type { Minutes } from "../../minutes/core/schema.ts";
import type { Language } from "../../minutes/lang/language.ts";
import type { OperationContext } from "../context.ts";
import { readMeetings } from "../meetings/meeting-rows.ts";
import { activeCorrections } from "./correction-rows.ts";

/** How much of the output of a model was corrected, in the meetings that have corrections. */
export interface CorrectedShare {
  /** `id@version` */
  readonly model: string;
  /** What is counted: transcribed words, attributed turns, named faces. */
  readonly unit: "words" | "turns" | "faces";
  readonly corrected: number;
  readonly of: number;
}

type Context = Pick<OperationContext, "scope" | "database" | "engine" | "languages">;

/** The latest meetings with corrections that are counted. */
const MEETINGS = 50;

/**
 * The shares by model.
 * @param known the shares of runs that are counted already: a run never changes
 */
export async function correctedShares(
  context: Context,
  known: Map<string, readonly CorrectedShare[]>,
): Promise<CorrectedShare[]> {
  const rows = await readMeetings(context, {
    where: [
      sql`m.published is not null and exists (select from meeting.correction c where c.meeting_id = m.id and c.undone_at is null)`,
    ],
    rest: sql`order by m.number desc limit ${MEETINGS}`,
  });
  const sums = new Map<string, CorrectedShare>();
  const runs = new Set(rows.map(({ run }) => run));
  for (const { id, run } of rows) {
    const shares = known.get(run) ?? (await sharesOf(context, id, run));
    known.set(run, shares);
    for (const share of shares) {
      const key = `${share.model} ${share.unit}`;
      const { corrected = 0, of = 0 } = sums.get(key) ?? {};
      sums.set(key, { ...share, corrected: corrected + share.corrected, of: of + share.of });
    }
  }
  for (const run of known.keys()) if (!runs.has(run)) known.delete(run);
  return [...sums.values()];
}

async function sharesOf(context: Context, meeting: string, run: string): Promise<CorrectedShare[]> {
  const { database, engine, languages, scope } = context;
  const { plan } = await engine.queries.read(scope, run);
  const minutes = (await engine.queries.output(scope, run, null)) as Minutes;
  const people = (await engine.queries.output(scope, run, "people")) as People;
  const texts = (await activeCorrections(database, meeting)).filter((one) => one.kind === "text-is");
  const counted = [
    { task: activeSpeaker.name, unit: "turns", ...turns(minutes, people) } as const,
    { task: faceEmbedding.name, unit: "faces", ...faces(people) } as const,
    {
      task: speechRecognition.name,
      unit: "words",
      ...words(languages.of(minutes.language), texts, await recognisedWords(context, run)),
    } as const,
  ];
  return counted.flatMap(({ task, ...share }) => {
    const model = plan[task];
    return model === undefined || share.of === 0 ? [] : [{ model, ...share }];
  });
}

const middle = ({ startSeconds, endSeconds }: Segment) => (startSeconds + endSeconds) / 2;

/** A turn counts as corrected if a correction states who speaks in its middle. */
function turns({ transcript }: Minutes, { speaking }: People) {
  const corrected = speaking.filter(({ by }) => by === "correction");
  const isCorrected = (seconds: number) =>
    corrected.some(({ startSeconds, endSeconds }) => startSeconds <= seconds && seconds < endSeconds);
  return { corrected: transcript.filter((turn) => isCorrected(middle(turn))).length, of: transcript.length };
}

const faces = ({ tracks }: People) => ({
  corrected: tracks.filter(({ reason }) => reason === "corrected").length,
  of: tracks.length,
});

type TextIs = Extract<Correction, { readonly kind: "text-is" }>;

/** The word errors between what was recognised and what corrections state. */
function words({ normalization }: Language, texts: readonly TextIs[], all: readonly Word[]) {
  const errors = texts.map(({ turn, text }) => {
    const { startSeconds, endSeconds } = turn;
    const side = (words: string) => [{ session: "", speaker: "", startSeconds, endSeconds, words }];
    const before = all.filter((word) => startSeconds <= middle(word) && middle(word) < endSeconds);
    const recognised = side(before.map((word) => word.text).join(" "));
    return wordErrorRate(side(text), recognised, { normalization });
  });
  return { corrected: Math.min(all.length, sumErrors(errors).errors), of: all.length };
}

/** Every word as it was recognised. */
async function recognisedWords({ engine, scope }: Context, run: string): Promise<Word[]> {
  const { steps } = await engine.queries.steps(scope, run);
  const { total = 0 } = steps.find(({ name }) => name === "words") ?? {};
  const all: Word[] = [];
  for (let chunk = 0; chunk < total; chunk += 1) {
    const speech = await engine.queries
      .output(scope, run, "words", `chunks/${chunk}`)
      .catch((error: unknown) => {
        if (error instanceof EngineError && error.code === "artifact-missing") return [];
        throw error;
      });
    all.push(...(speech as TranscribedSegment[]).flatMap(({ words }) => words));
  }
  return all;
}
