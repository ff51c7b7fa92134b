import { decode, digestOf, encode, type ObjectStore } from "@hapju/storage";
import { EngineError } from "../errors.ts";
import type { Vault } from "../ports.ts";
import type { ArtifactRef } from "./run.ts";

/** What a worker keeps of the artifacts it wrote or read last, in bytes. */
const KEPT_BYTES = 64 * 1024 * 1024;

/** How many splits it keeps taken apart. */
const KEPT_APART = 4;

/** What is known of a split's artifact beside where it lies: a digest for every item. */
export interface WrittenItems {
  readonly ref: ArtifactRef;
  readonly digests: readonly string[];
}

/** Encodes, seals and stores the outputs of steps, and gives them back. */
export class Artifacts {
  readonly #objects: ObjectStore;
  readonly #vault: Vault | undefined;
  readonly #kept = new Map<string, Uint8Array>();
  #keptBytes = 0;
  /** The split whose items are being read, taken apart: its items are read one at a time, each by its step run. */
  readonly #apart = new Map<string, readonly Uint8Array[]>();

  constructor(objects: ObjectStore, vault?: Vault) {
    this.#objects = objects;
    this.#vault = vault;
  }

  get canSeal(): boolean {
    return this.#vault !== undefined;
  }

  async write(value: unknown, scope: string | null): Promise<ArtifactRef> {
    return this.#store(encode(value), scope);
  }

  /** The items of a split lie in one object, each encoded by itself, so that each has a digest of its own. */
  async writeItems(values: readonly unknown[], scope: string | null): Promise<WrittenItems> {
    const parts = values.map(encode);
    return { ref: await this.#store(encode(parts), scope), digests: parts.map(digestOf) };
  }

  /** A fresh copy every time: what one step does to its input no other step sees. */
  async read(ref: ArtifactRef): Promise<unknown> {
    return decode(await this.bytes(ref));
  }

  async readItem(ref: ArtifactRef, index: number): Promise<unknown> {
    const parts = this.#apart.get(ref.key) ?? ((await this.read(ref)) as Uint8Array[]);
    this.#apart.set(ref.key, parts);
    for (const [oldest] of this.#apart) {
      if (this.#apart.size <= KEPT_APART) break;
      this.#apart.delete(oldest);
    }
    return decode(parts[index]!);
  }

  async readItems(ref: ArtifactRef): Promise<unknown[]> {
    return ((await this.read(ref)) as Uint8Array[]).map(decode);
  }

  async #store(bytes: Uint8Array, scope: string | null): Promise<ArtifactRef> {
    const digest = digestOf(bytes);
    const sealed = scope === null ? bytes : await this.#sealing(scope).seal(scope, bytes);
    const options = scope === null ? {} : { folder: `sealed/${scope}` };
    const { key } = await this.#objects.put(sealed, options);
    this.#keep(key, bytes);
    return { digest, key, bytes: sealed.length, scope };
  }

  /**
   * The bytes as they were encoded.
   * @throws StorageError if the object is gone or damaged; whatever the vault throws if its key is gone
   */
  async bytes({ key, digest, bytes: size, scope }: ArtifactRef): Promise<Uint8Array> {
    const kept = this.#kept.get(key);
    if (kept && (scope === null || digestOf(kept) === digest)) return this.#touch(key, kept);
    const stored = await this.#objects.get({ key, digest: key.slice(key.lastIndexOf("/") + 1), bytes: size });
    const bytes = scope === null ? stored : await this.#sealing(scope).open(scope, stored);
    if (digestOf(bytes) !== digest)
      throw new EngineError("artifact-missing", `Object ${key} does not hold the artifact ${digest}.`);
    this.#keep(key, bytes);
    return bytes;
  }

  /** Whether there is an object under its key, whatever is in it. */
  exists({ key, bytes }: ArtifactRef): Promise<boolean> {
    return this.#objects.exists({ key, bytes, digest: key });
  }

  /** Whether an artifact is there, whole, and can be opened. What is kept in memory does not count. */
  async usable(ref: ArtifactRef): Promise<boolean> {
    try {
      // A destroyed key must make its artifacts unusable at once, also for a worker that has just read them.
      if (ref.scope !== null) this.#forget(ref.key);
      else if (this.#kept.has(ref.key)) return await this.#objects.exists({ ...ref });
      await this.bytes(ref);
      return true;
    } catch {
      return false;
    }
  }

  #sealing(scope: string): Vault {
    if (this.#vault) return this.#vault;
    throw new EngineError(
      "vault-missing",
      `Artifacts of ${scope} are sealed, and the engine was opened without a vault that has the key.`,
    );
  }

  #touch(key: string, bytes: Uint8Array): Uint8Array {
    this.#kept.delete(key);
    this.#kept.set(key, bytes);
    return bytes;
  }

  #forget(key: string): void {
    this.#apart.delete(key);
    this.#keptBytes -= this.#kept.get(key)?.length ?? 0;
    this.#kept.delete(key);
  }

  #keep(key: string, bytes: Uint8Array): void {
    this.#forget(key);
    this.#kept.set(key, bytes);
    this.#keptBytes += bytes.length;
    for (const [oldest] of this.#kept) {
      if (this.#keptBytes <= KEPT_BYTES) break;
      this.#forget(oldest);
    }
  }
}
