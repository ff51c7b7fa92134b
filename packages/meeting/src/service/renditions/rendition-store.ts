import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Media } from "@hapju/media";
import type { ObjectRef } from "@hapju/spec";
import type { Database, ObjectStore } from "@hapju/storage";
import { sql } from "drizzle-orm";
import type { Recording } from "../../recording.ts";
import { browserType } from "./browser-type.ts";
import { measurePeaks } from "./peaks.ts";

/** The table of renditions, stored by the digest of their recording. Never edit a migration: add one. */
export const renditionMigrations: readonly string[] = [
  `
create schema rendition;
create table rendition.object (
  recording text not null,
  kind text not null,
  object_key text not null,
  digest text not null,
  bytes double precision not null,
  primary key (recording, kind)
);
`,
];

type Kind = "peaks" | "playable";

/** What renditions are created with. */
export interface RenditionContext {
  readonly database: Database;
  readonly objects: ObjectStore;
  readonly media: Media;
}

/** Renditions that are expensive to create: each is created once and stored. */
export interface RenditionStore {
  /** Loudness for drawing, see {@link measurePeaks}. */
  peaks(recording: Recording): Promise<Uint8Array>;
  /** A file that browsers play, and its media type: the recording itself if they do, else a copy in MP4. */
  playable(recording: Recording): Promise<{ readonly path: string; readonly type: string }>;
  /** Deletes the renditions of a recording. @param recordingDigest SHA-256 of the recording */
  remove(recordingDigest: string): Promise<void>;
}

/** Opens the store. */
export function openRenditionStore({ database, objects, media }: RenditionContext): RenditionStore {
  // Concurrent calls wait for one: a copy of an hour takes minutes.
  const pending = new Map<string, Promise<ObjectRef>>();

  async function find(recording: string, kind: Kind): Promise<ObjectRef | undefined> {
    const { rows } = await database.execute<{ object_key: string; digest: string; bytes: number }>(sql`
      select object_key, digest, bytes from rendition.object where recording = ${recording} and kind = ${kind}`);
    const [row] = rows;
    return row && { key: row.object_key, digest: row.digest, bytes: row.bytes };
  }

  function once(recording: string, kind: Kind, create: () => Promise<ObjectRef>): Promise<ObjectRef> {
    const name = `${recording} ${kind}`;
    const started = pending.get(name);
    if (started) return started;
    const created = (async () => {
      const known = await find(recording, kind);
      if (known && (await objects.exists(known))) return known;
      const ref = await create();
      await database.execute(sql`
        insert into rendition.object (recording, kind, object_key, digest, bytes)
        values (${recording}, ${kind}, ${ref.key}, ${ref.digest}, ${ref.bytes})
        on conflict (recording, kind) do update set object_key = excluded.object_key, digest = excluded.digest,
          bytes = excluded.bytes`);
      return ref;
    })().finally(() => pending.delete(name));
    pending.set(name, created);
    return created;
  }

  return {
    async peaks({ file, durationSeconds, hasAudio }) {
      if (!hasAudio) return new Uint8Array();
      const ref = await once(file.digest, "peaks", async () =>
        objects.put(await measurePeaks(media, await objects.localPath(file), durationSeconds)),
      );
      return objects.get(ref);
    },
    async playable({ file, durationSeconds }) {
      const path = await objects.localPath(file);
      const type = browserType(await media.probe(path));
      if (type) return { path, type };
      const ref = await once(file.digest, "playable", async () => {
        const output = join(tmpdir(), `hapju-${process.pid}-${file.digest}.mp4`);
        try {
          await media.clip(path, { startSeconds: 0, endSeconds: durationSeconds, output });
          return await objects.putFile(output);
        } finally {
          await rm(output, { force: true });
        }
      });
      return { path: await objects.localPath(ref), type: "video/mp4" };
    },
    async remove(recording) {
      const { rows } = await database.execute<{ object_key: string; digest: string; bytes: number }>(sql`
        delete from rendition.object where recording = ${recording} returning object_key, digest, bytes`);
      for (const { object_key: key, digest, bytes } of rows) await objects.delete({ key, digest, bytes });
    },
  };
}
