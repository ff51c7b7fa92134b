import type { Vault } from "@hapju/spec";
import { decode, digestOf, encode, type ObjectStore, parseSealName, sealedFolder } from "@hapju/storage";
import { EngineError } from "../errors.ts";
import type { ArtifactRef } from "./run.ts";

/** Size of the artifacts kept in memory, those written or read last, in bytes. */
const KEPT_BYTES = 64 * 1024 * 1024;

/** How many splits are kept divided into their items. */
const KEPT_SPLITS = 4;

/** The stored items of a split. */
export interface WrittenItems {
  readonly ref: ArtifactRef;
  /** The digest of each item, in order. */
  readonly digests: readonly string[];
}

/** Encodes, seals and stores the outputs of steps, and reads them. */
export class Artifacts {
  readonly #objects: ObjectStore;
  readonly #vault: Vault | undefined;
  readonly #kept = new Map<string, Uint8Array>();
  #keptBytes = 0;
  /** Splits whose items are being read: each step run reads one item of the same object. */
  readonly #splits = new Map<string, readonly Uint8Array[]>();

  constructor(objects: ObjectStore, vault?: Vault) {
    this.#objects = objects;
    this.#vault = vault;
  }

  /** Whether sealed artifacts can be written and read. */
  get canSeal(): boolean {
    return this.#vault !== undefined;
  }

  /** Stores a value. @param sealKey name of the key to encrypt it under; `null`: it is not encrypted */
  async write(value: unknown, sealKey: string | null): Promise<ArtifactRef> {
    return this.#store(encode(value), sealKey);
  }

  /** Stores the items of a split in one object, each encoded by itself, so that each has its own digest. */
  async writeItems(values: readonly unknown[], sealKey: string | null): Promise<WrittenItems> {
    const parts = values.map(encode);
    return { ref: await this.#store(encode(parts), sealKey), digests: parts.map(digestOf) };
  }

  /** The value, a new copy every time: a step that changes its input changes no other step's. */
  async read(ref: ArtifactRef): Promise<unknown> {
    return decode(await this.bytes(ref));
  }

  /** One item of a split. @throws EngineError `artifact-missing` if the split has fewer items */
  async readItem(ref: ArtifactRef, index: number): Promise<unknown> {
    const parts = this.#splits.get(ref.key) ?? ((await this.read(ref)) as Uint8Array[]);
    this.#splits.set(ref.key, parts);
    for (const [oldest] of this.#splits) {
      if (this.#splits.size <= KEPT_SPLITS) break;
      this.#splits.delete(oldest);
    }
    const part = parts[index];
    if (part) return decode(part);
    throw new EngineError(
      "artifact-missing",
      `Artifact ${ref.key} has ${parts.length} items, and item ${index} is read. Start the run again.`,
    );
  }

  /** All items of a split. */
  async readItems(ref: ArtifactRef): Promise<unknown[]> {
    return ((await this.read(ref)) as Uint8Array[]).map(decode);
  }

  async #store(bytes: Uint8Array, sealKey: string | null): Promise<ArtifactRef> {
    const digest = digestOf(bytes);
    const stored = sealKey === null ? bytes : await this.#vaultFor(sealKey).seal(sealKey, bytes);
    const options = sealKey === null ? {} : { folder: folderOf(sealKey) };
    const { key } = await this.#objects.put(stored, options);
    this.#keep(key, bytes);
    return { digest, key, bytes: stored.length, sealKey };
  }

  /**
   * The bytes of the encoded value.
   * @throws StorageError if the object is missing or damaged; what the vault throws if its key is destroyed
   */
  async bytes({ key, digest, bytes: size, sealKey }: ArtifactRef): Promise<Uint8Array> {
    const kept = this.#kept.get(key);
    if (kept && (sealKey === null || digestOf(kept) === digest)) return this.#touch(key, kept);
    const stored = await this.#objects.get({ key, digest: key.slice(key.lastIndexOf("/") + 1), bytes: size });
    const bytes = sealKey === null ? stored : await this.#vaultFor(sealKey).open(sealKey, stored);
    if (digestOf(bytes) !== digest)
      throw new EngineError(
        "artifact-missing",
        `Object ${key} does not hold the artifact ${digest}. Start the run again.`,
      );
    this.#keep(key, bytes);
    return bytes;
  }

  /** Whether there is an object under its key; its content is not read. */
  exists({ key, bytes }: ArtifactRef): Promise<boolean> {
    return this.#objects.exists({ key, bytes, digest: key });
  }

  /** Whether an artifact is stored, undamaged, and can be decrypted. */
  async usable(ref: ArtifactRef): Promise<boolean> {
    try {
      // Destroying a key must make its artifacts unusable at once, also for a worker that has just read them.
      if (ref.sealKey !== null) this.#forget(ref.key);
      else if (this.#kept.has(ref.key)) return await this.exists(ref);
      await this.bytes(ref);
      return true;
    } catch {
      return false;
    }
  }

  #vaultFor(sealKey: string): Vault {
    if (this.#vault) return this.#vault;
    throw new EngineError(
      "vault-missing",
      `Artifacts are sealed under ${sealKey}, and the engine has no vault. Open the engine with the vault that has the key.`,
    );
  }

  #touch(key: string, bytes: Uint8Array): Uint8Array {
    this.#kept.delete(key);
    this.#kept.set(key, bytes);
    return bytes;
  }

  #forget(key: string): void {
    this.#splits.delete(key);
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

/** The folder of what is sealed under a key, whose name is that of `sealName`. */
function folderOf(sealKey: string): string {
  const { tenant, key } = parseSealName(sealKey);
  return sealedFolder(tenant, key);
}
