import { randomUUID } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { access, mkdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { S3Client } from "@aws-sdk/client-s3";
import type { ObjectRef } from "@hapju/spec";
import { Disk } from "flydrive";
import { S3Driver } from "flydrive/drivers/s3";
import { digestOf, digestOfFile } from "./digest.ts";
import { explainWriteError, StorageError } from "./errors.ts";
import { checked, keyOf, missing } from "./object-key.ts";
import type { ObjectStore } from "./objects.ts";

const statusOf = (error: unknown) => {
  for (let at = error; at instanceof Error; at = at.cause) {
    const { $metadata } = at as Error & { $metadata?: { httpStatusCode?: number } };
    if ($metadata?.httpStatusCode) return $metadata.httpStatusCode;
  }
  return undefined;
};

/**
 * Objects in an S3 bucket (`s3://bucket/prefix`), or in a server with the S3 protocol. Keys and region come from
 * the environment as the AWS SDK reads it; `HAPJU_S3_ENDPOINT` or `AWS_ENDPOINT_URL` names another server.
 * S3 shows an object only when it is complete, so writes need no temporary object.
 */
export async function openS3Objects(url: URL, cache: string): Promise<ObjectStore> {
  const bucket = url.hostname;
  const prefix = url.pathname.replace(/^\/|\/$/g, "");
  const endpoint = process.env.HAPJU_S3_ENDPOINT ?? process.env.AWS_ENDPOINT_URL;
  const client = new S3Client({
    region: process.env.AWS_REGION ?? process.env.AWS_DEFAULT_REGION ?? "us-east-1",
    // Other servers usually have no DNS name per bucket and do not support the SDK's newer checksums.
    ...(endpoint ? { endpoint, forcePathStyle: true } : {}),
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
  });
  const disk = new Disk(new S3Driver({ client, bucket, visibility: "private", supportsACL: false }));
  const at = (key: string) => (prefix ? `${prefix}/${key}` : key);
  const where = (key: string) => `s3://${bucket}/${at(key)}`;

  async function request<T>(key: string, send: () => Promise<T>): Promise<T> {
    try {
      return await send();
    } catch (error) {
      if (error instanceof StorageError) throw error;
      const server = endpoint ?? "Amazon S3";
      throw new StorageError(
        "object-store-unreachable",
        `${server} did not answer for ${where(key)}: ${(error as Error).message}. Check the address, the bucket and the keys.`,
        { path: where(key), key },
        { cause: error },
      );
    }
  }

  const exists = (key: string) => request(key, () => disk.exists(at(key)));

  async function read<T>(ref: ObjectRef, send: () => Promise<T>): Promise<T> {
    return request(ref.key, async () => {
      try {
        return await send();
      } catch (error) {
        throw statusOf(error) === 404 ? missing(ref, where(ref.key), error) : error;
      }
    });
  }

  async function download(ref: ObjectRef, path: string): Promise<void> {
    const temporary = `${path}.${randomUUID()}`;
    try {
      await mkdir(dirname(path), { recursive: true });
      const stream = await read(ref, () => disk.getStream(at(ref.key)));
      await pipeline(stream, createWriteStream(temporary));
      await rename(temporary, path);
    } catch (error) {
      await rm(temporary, { force: true });
      throw explainWriteError(error, cache);
    }
  }

  return {
    async put(bytes, options = {}) {
      const digest = digestOf(bytes);
      const key = keyOf(digest, options.folder);
      if (!(await exists(key))) await request(key, () => disk.put(at(key), bytes));
      return { key, digest, bytes: bytes.length };
    },
    async putFile(path) {
      const digest = await digestOfFile(path);
      const { size } = await stat(path);
      if (!(await exists(digest)))
        await request(digest, () =>
          disk.putStream(at(digest), createReadStream(path), { contentLength: size }),
        );
      return { key: digest, digest, bytes: size };
    },
    async get(ref) {
      return checked(ref, await read(ref, () => disk.getBytes(at(ref.key))), where(ref.key));
    },
    exists: (ref) => exists(ref.key),
    delete: (ref) => request(ref.key, () => disk.delete(at(ref.key))),
    deleteFolder: (folder) => request(folder, () => disk.deleteAll(`${at(folder)}/`)),
    async localPath(ref) {
      const path = join(cache, ref.key);
      const cached = await access(path).then(
        () => true,
        () => false,
      );
      if (!cached) await download(ref, path);
      return path;
    },
  };
}
