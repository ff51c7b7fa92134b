import type { People, Track } from "@hapju/diarization";
import type { Engine } from "@hapju/engine";
import { galleryOf, match, trimmedMean } from "@hapju/identity";
import type { Inference } from "@hapju/inference";
import { type Calibration, localScope } from "@hapju/spec";
import { faceEmbedding } from "@hapju/tasks";
import { calibrationsOf } from "../../calibrations.ts";

/** A face in a meeting that nobody could name. */
export interface UnknownFace {
  readonly meeting: string;
  /** The run whose minutes are shown. */
  readonly run: string;
  readonly speaker: string;
}

interface Group {
  readonly id: string;
  readonly model: string;
  readonly members: UnknownFace[];
  readonly embeddings: Float32Array[];
}

/**
 * Puts faces that look alike together, as surely as a name would be given; two of one meeting never are. Embeddings
 * are read from the sealed artifacts of the runs, compared in memory and kept nowhere; a face whose key is gone stays
 * alone.
 */
export async function alikeFaces<Face extends UnknownFace>(
  { engine, models }: { readonly engine: Engine; readonly models: Pick<Inference, "catalog"> },
  faces: readonly Face[],
): Promise<Face[][]> {
  const groups: Group[] = [];
  for (const [run, ofRun] of Map.groupBy(faces, (face) => face.run)) {
    const { plan } = await engine.queries.read(localScope, run);
    const model = plan[faceEmbedding.name] ?? "none";
    const calibration = calibrationsOf(models.catalog, plan).face;
    const seen = calibration ? await embeddingsOf(engine, run) : undefined;
    for (const face of ofRun) {
      const embeddings = seen?.get(face.speaker) ?? [];
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
  return groups.map(({ members }) => members as Face[]);
}

function closest(
  groups: readonly Group[],
  embeddings: readonly Float32Array[],
  calibration: Calibration,
): Group | undefined {
  const { measure } = calibration;
  const gallery = galleryOf(
    groups.map(({ id, embeddings }) => ({ id, templates: embeddings })),
    measure,
  );
  if (gallery.ids.length === 0) return undefined;
  const { decision, candidates } = match(trimmedMean(embeddings, measure), gallery, calibration);
  return decision === "named" ? groups.find(({ id }) => id === candidates[0]!.id) : undefined;
}

/** The embeddings of every speaker's face; undefined if they cannot be read any more. */
async function embeddingsOf(engine: Engine, run: string): Promise<Map<string, Float32Array[]> | undefined> {
  try {
    const tracks = new Map(
      ((await engine.queries.output(localScope, run, "tracks")) as Track[]).map((track) => [track.id, track]),
    );
    const people = (await engine.queries.output(localScope, run, "people")) as People;
    const found = new Map<string, Float32Array[]>();
    for (const { speaker, track } of people.tracks)
      found.set(speaker, [
        ...(found.get(speaker) ?? []),
        ...(tracks.get(track.id)?.embeddings ?? []).map(({ vector }) => vector),
      ]);
    return found;
  } catch (error) {
    const { code } = error as { code?: unknown };
    if (code === "key-destroyed" || code === "artifact-missing" || code === "object-missing")
      return undefined;
    throw error;
  }
}
