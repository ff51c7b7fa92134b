import type { People, Track } from "@hapju/diarization";
import { galleryOf, match, trimmedMean } from "@hapju/identity";
import type { Calibration } from "@hapju/spec";
import { faceEmbedding } from "@hapju/tasks";
import { calibrationsOf } from "../../calibrations.ts";
import type { OperationContext } from "../context.ts";
import { readLabels } from "../results/label-rows.ts";

/** An unknown face in a meeting. */
export interface UnknownFace {
  readonly meeting: string;
  /** The run whose minutes are shown. */
  readonly run: string;
  readonly speaker: string;
}

/** Faces of one person, as far as their embeddings tell. */
interface Group<Face> {
  readonly id: string;
  readonly model: string;
  readonly members: Face[];
  readonly embeddings: Float32Array[];
}

/**
 * Groups similar faces, with the confidence that a name needs; two faces of one meeting are never grouped. Embeddings
 * are read from the sealed artifacts of the runs, compared in memory and not stored. A face whose key is destroyed
 * stays alone.
 */
export async function groupSimilarFaces<Face extends UnknownFace>(
  context: Pick<OperationContext, "scope" | "database" | "engine" | "models">,
  faces: readonly Face[],
): Promise<Face[][]> {
  const { engine, models, scope } = context;
  const groups: Group<Face>[] = [];
  for (const [run, ofRun] of Map.groupBy(faces, (face) => face.run)) {
    const { plan } = await engine.queries.read(scope, run);
    const model = plan[faceEmbedding.name] ?? "none";
    const calibration = calibrationsOf(models.catalog, plan).face;
    const bySpeaker = calibration ? await embeddingsOf(context, run) : undefined;
    for (const face of ofRun) {
      const embeddings = bySpeaker?.get(face.speaker) ?? [];
      const open = groups.filter(
        (group) => group.model === model && group.members.every(({ meeting }) => meeting !== face.meeting),
      );
      const group = calibration && embeddings.length > 0 ? closest(open, embeddings, calibration) : undefined;
      if (group) {
        group.members.push(face);
        group.embeddings.push(...embeddings);
      } else groups.push({ id: `${groups.length}`, model, members: [face], embeddings: [...embeddings] });
    }
  }
  return groups.map(({ members }) => members);
}

/** The group that the embeddings match with the confidence of a name. */
function closest<Face>(
  groups: readonly Group<Face>[],
  embeddings: readonly Float32Array[],
  calibration: Calibration,
): Group<Face> | undefined {
  const { measure } = calibration;
  const gallery = galleryOf(
    groups.map(({ id, embeddings }) => ({ id, templates: embeddings })),
    measure,
  );
  if (gallery.ids.length === 0) return undefined;
  const { decision, candidates } = match(trimmedMean(embeddings, measure), gallery, calibration);
  return decision === "named" ? groups.find(({ id }) => id === candidates[0]?.id) : undefined;
}

/** The embeddings of every speaker's face; undefined if they are destroyed. */
async function embeddingsOf(
  { database, engine, scope }: Pick<OperationContext, "database" | "engine" | "scope">,
  run: string,
): Promise<Map<string, Float32Array[]> | undefined> {
  try {
    const tracks = new Map(
      ((await engine.queries.output(scope, run, "tracks")) as Track[]).map((track) => [track.id, track]),
    );
    const people = (await engine.queries.output(scope, run, "people")) as People;
    const { ofRun } = await readLabels(database, run);
    const found = new Map<string, Float32Array[]>();
    for (const { speaker, track } of people.tracks) {
      const label = ofRun[speaker] ?? speaker;
      found.set(label, [
        ...(found.get(label) ?? []),
        ...(tracks.get(track.id)?.embeddings ?? []).map(({ vector }) => vector),
      ]);
    }
    return found;
  } catch (error) {
    const { code } = error as { code?: unknown };
    if (code === "key-destroyed" || code === "artifact-missing" || code === "object-missing")
      return undefined;
    throw error;
  }
}
