import type { HostStatus, Route, Model as View } from "@hapju/contract";
import type { InferenceStatus, ModelStatus } from "@hapju/inference";
import { modelName } from "@hapju/spec";
import type { Downloads } from "../models/downloads.ts";
import type { Measured } from "../models/measured.ts";
import type { RedactPaths } from "../redact-paths.ts";
import { withoutUndefined } from "../without-undefined.ts";

/** What is known of models beside their status. */
export interface ModelFacts {
  readonly downloads: Downloads;
  /** By `id@version`. */
  readonly figures: ReadonlyMap<string, Measured>;
  readonly redactPaths: RedactPaths;
}

/** A model as the API answers it. */
export function modelView(
  { entry, state, inMemory, healthy, lastFault }: ModelStatus,
  { downloads, figures, redactPaths }: ModelFacts,
): View {
  const { id, version, task, runtime, card, licence, commercialUse, languages, memoryMiB } = entry;
  const download = downloads.of(id);
  const downloadError = downloads.errorOf(id);
  const { speed, corrected } = figures.get(modelName(entry)) ?? {};
  return withoutUndefined({
    id,
    version,
    task,
    runtime,
    card,
    licence,
    commercialUse,
    languages: languages && [...languages],
    memoryMiB,
    state: download ? ("downloading" as const) : state,
    download,
    downloadBytes: downloadBytesOf(entry),
    downloadError: downloadError === undefined ? undefined : redactPaths(downloadError),
    inMemory,
    healthy,
    lastFault: lastFault === undefined ? undefined : redactPaths(lastFault),
    measured: speed && measuredView(speed, corrected),
  });
}

/** Size of all files that a model downloads; undefined: there are none, or one has no size in the catalog. */
function downloadBytesOf({ files }: ModelStatus["entry"]): number | undefined {
  const downloaded = files.filter((file) => "url" in file);
  const sizes = downloaded.flatMap((file) => file.bytes ?? []);
  if (sizes.length === 0 || sizes.length < downloaded.length) return undefined;
  return sizes.reduce((sum, bytes) => sum + bytes, 0);
}

const measuredView = (
  { calls, failed, msPerItem }: NonNullable<Measured["speed"]>,
  corrected: Measured["corrected"],
): NonNullable<View["measured"]> =>
  withoutUndefined({
    calls,
    failed,
    msPerItem,
    corrected: corrected && {
      share: corrected.corrected / corrected.of,
      of: corrected.of,
      unit: corrected.unit,
    },
  });

/** The model host as the API answers it. */
export function hostView({ hosts, waiting, memory, counts }: InferenceStatus): HostStatus {
  return {
    processes: hosts.filter(({ pid }) => pid !== undefined).length,
    busy: hosts.filter(({ busy }) => busy).length,
    waiting,
    ...memory,
    ...counts,
    crashes: hosts.reduce((sum, { crashes }) => sum + crashes, 0),
  };
}

/** A route as the API answers it, with the model that a new run would use. */
export function routeView(
  {
    task,
    order,
    changed,
  }: { readonly task: string; readonly order: readonly string[]; readonly changed: boolean },
  { models }: InferenceStatus,
): Route {
  const usable = new Set(
    models.filter(({ state, healthy }) => state !== "absent" && healthy).map(({ entry }) => entry.id),
  );
  const current = order.find((id) => usable.has(id));
  return withoutUndefined({ task, order: [...order], changed, current });
}
