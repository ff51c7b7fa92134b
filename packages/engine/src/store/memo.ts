import { itemOf } from "../graph/graph.ts";
import type { ArtifactRef } from "../run/run.ts";
import type { Completed } from "./commit.ts";

/** Entries kept of each kind; a few hundred bytes each. */
const KEPT = 20_000;

/** Outputs of completed step runs that this process wrote or read: they never change, so they need not be queried. */
export class Memo {
  readonly #refs = new Map<string, ArtifactRef>();
  readonly #digests = new Map<string, string>();

  /** Where the output of a step run is stored, if known. */
  ref(run: string, step: string, item: string): ArtifactRef | undefined {
    return this.#refs.get(`${run} ${step} ${item}`);
  }

  /** The digest of an item, if known. */
  digest(run: string, item: string): string | undefined {
    return this.#digests.get(`${run} ${item}`);
  }

  /** Remembers where an output is stored. */
  keepRef(run: string, step: string, item: string, ref: ArtifactRef): void {
    keep(this.#refs, `${run} ${step} ${item}`, ref);
  }

  /** Remembers the digest of an item. */
  keepDigest(run: string, item: string, digest: string): void {
    keep(this.#digests, `${run} ${item}`, digest);
  }

  /** Remembers a completed step run. */
  keep({ lease, ref, items = [] }: Completed): void {
    this.keepRef(lease.run, lease.step, lease.item, ref);
    for (const [index, digest] of items.entries())
      this.keepDigest(lease.run, itemOf(lease.item, lease.step, index), digest);
  }
}

function keep<Value>(map: Map<string, Value>, key: string, value: Value): void {
  map.set(key, value);
  for (const [oldest] of map) {
    if (map.size <= KEPT) break;
    map.delete(oldest);
  }
}
