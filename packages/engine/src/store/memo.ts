import { itemOf } from "../graph/graph.ts";
import type { ArtifactRef } from "../run/run.ts";
import type { Completed } from "./commit.ts";

/** Entries kept of each kind; a few hundred bytes each. */
const KEPT = 20_000;

/** What this process knows of finished step runs, which never change: saves asking for what it has just written. */
export class Memo {
  readonly #refs = new Map<string, ArtifactRef>();
  readonly #digests = new Map<string, string>();

  ref(run: string, step: string, item: string): ArtifactRef | undefined {
    return this.#refs.get(`${run} ${step} ${item}`);
  }

  digest(run: string, item: string): string | undefined {
    return this.#digests.get(`${run} ${item}`);
  }

  keepRef(run: string, step: string, item: string, ref: ArtifactRef): void {
    keep(this.#refs, `${run} ${step} ${item}`, ref);
  }

  keepDigest(run: string, item: string, digest: string): void {
    keep(this.#digests, `${run} ${item}`, digest);
  }

  keep({ lease, ref, items = [] }: Completed): void {
    this.keepRef(lease.run, lease.step, lease.item, ref);
    for (const [index, digest] of items.entries())
      this.keepDigest(lease.run, itemOf(lease.item, lease.step, index), digest);
  }
}

function keep<Value>(map: Map<string, Value>, key: string, value: Value): void {
  map.set(key, value);
  if (map.size > KEPT) map.delete(map.keys().next().value!);
}
