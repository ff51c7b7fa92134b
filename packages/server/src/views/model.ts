import type { Route, Model as View } from "@hapju/contract";
import type { InferenceStatus, ModelStatus } from "@hapju/inference";
import { modelName } from "@hapju/spec";
import type { Downloads } from "../models/downloads.ts";
import type { Measured } from "../models/measured.ts";
import type { Placeless } from "../placeless.ts";

export function modelView(
  { entry, state, inMemory, healthy, lastFault }: ModelStatus,
  downloads: Downloads,
  measured: ReadonlyMap<string, Measured>,
  placeless: Placeless,
): View {
  const { id, version, task, runtime, card, licence, commercialUse, languages, memoryMiB } = entry;
  const download = downloads.of(id);
  const downloadError = downloads.errorOf(id);
  const { speed, corrected } = measured.get(modelName(entry)) ?? {};
  const sizes = entry.files.flatMap((file) => ("url" in file ? [file.bytes] : []));
  const isSized = sizes.length > 0 && !sizes.includes(undefined);
  return {
    id,
    version,
    task,
    runtime,
    card,
    licence,
    commercialUse,
    ...(languages ? { languages: [...languages] } : {}),
    memoryMiB,
    state: download ? "downloading" : state,
    ...(download ? { download } : {}),
    ...(isSized ? { downloadBytes: sizes.reduce<number>((sum, bytes) => sum + bytes!, 0) } : {}),
    ...(downloadError === undefined ? {} : { downloadError: placeless(downloadError) }),
    inMemory,
    healthy,
    ...(lastFault === undefined ? {} : { lastFault: placeless(lastFault) }),
    ...(speed ? { measured: measuredView(speed, corrected) } : {}),
  };
}

const measuredView = (
  { calls, failed, msPerItem }: NonNullable<Measured["speed"]>,
  corrected: Measured["corrected"],
): NonNullable<View["measured"]> => ({
  calls,
  failed,
  msPerItem,
  ...(corrected
    ? { corrected: { share: corrected.corrected / corrected.of, of: corrected.of, unit: corrected.unit } }
    : {}),
});

export function hostView({ hosts, waiting, memory, counts }: InferenceStatus) {
  return {
    processes: hosts.filter(({ pid }) => pid !== undefined).length,
    busy: hosts.filter(({ busy }) => busy).length,
    waiting,
    ...memory,
    ...counts,
    crashes: hosts.reduce((sum, { crashes }) => sum + crashes, 0),
  };
}

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
  return { task, order: [...order], changed, ...(current === undefined ? {} : { current }) };
}
