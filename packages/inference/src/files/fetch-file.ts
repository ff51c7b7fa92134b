import { existsSync } from "node:fs";
import { open, rename, rm, stat } from "node:fs/promises";
import { ExponentialBackoff, handleWhen, retry } from "cockatiel";
import { InferenceError } from "../errors.ts";
import { sha256Of } from "./checksum.ts";
import { exclusively } from "./exclusive.ts";

/** How a file is downloaded. */
export interface FetchFileOptions {
  /** Expected SHA-256; `null` accepts what comes. */
  readonly sha256: string | null;
  readonly signal?: AbortSignal | undefined;
  /** Called after every chunk; `totalBytes` once the server has stated it. */
  readonly onProgress?: (receivedBytes: number, totalBytes: number | undefined) => void;
  /** Further tries after a connection broke; default 4. */
  readonly retries?: number;
  /** Wait before the first further try, doubled each time; default 500. */
  readonly retryDelayMs?: number;
}

/**
 * Downloads a file to `path`. What has arrived is in `path.part`, so a broken download resumes where it stopped, in this
 * process or a later one; `path` itself appears complete and checked, or not at all.
 *
 * @throws InferenceError `download-failed`, `checksum-mismatch`
 */
export async function fetchFile(url: string, path: string, options: FetchFileOptions): Promise<void> {
  const part = `${path}.part`;
  await exclusively(`${part}.lock`, options.signal, async (signal) => {
    // Another process may have downloaded it while this one waited.
    if (!existsSync(path)) await fetchWhole(url, path, part, { ...options, signal });
  });
}

async function fetchWhole(url: string, path: string, part: string, options: FetchFileOptions): Promise<void> {
  const policy = retry(
    handleWhen((error) => error instanceof InferenceError && error.data.transient === true),
    {
      maxAttempts: options.retries ?? 4,
      backoff: new ExponentialBackoff({ initialDelay: options.retryDelayMs ?? 500 }),
    },
  );
  await policy.execute(() => fetchRemainder(url, part, options), options.signal);
  const sha256 = await sha256Of(part);
  if (options.sha256 && sha256 !== options.sha256) {
    await rm(part);
    throw new InferenceError(
      "checksum-mismatch",
      `${url} is not the file that the catalog names: its SHA-256 is ${sha256}, not ${options.sha256}. Nothing was kept; check the URL or the mirror.`,
      { url, expected: options.sha256, sha256 },
    );
  }
  await rename(part, path);
}

async function fetchRemainder(url: string, part: string, { signal, onProgress }: FetchFileOptions) {
  const have = await stat(part).then(
    ({ size }) => size,
    () => 0,
  );
  const failed = (what: string, transient: boolean, cause?: unknown) =>
    new InferenceError(
      "download-failed",
      `Could not download ${url}: ${what}.`,
      { url, transient },
      { cause },
    );
  const reason = (cause: unknown) => {
    const { message, cause: inner } = cause as Error;
    return inner instanceof Error ? `${message} (${inner.message})` : message;
  };
  const headers: Record<string, string> = have > 0 ? { range: `bytes=${have}-` } : {};
  const response = await fetch(url, { headers, signal: signal ?? null }).catch((cause) => {
    signal?.throwIfAborted();
    throw failed(reason(cause), true, cause);
  });
  // The part is the complete file already; its checksum decides.
  if (response.status === 416 && have > 0) return;
  if (!response.ok || !response.body) {
    const busy = response.status === 429 || response.status >= 500;
    throw failed(`the server answered ${response.status} ${response.statusText}`.trim(), busy);
  }
  const resumed = response.status === 206;
  const length = Number(response.headers.get("content-length"));
  let received = resumed ? have : 0;
  const total = length > 0 ? received + length : undefined;
  const file = await open(part, resumed ? "a" : "w");
  try {
    for await (const chunk of response.body) {
      await file.write(chunk);
      received += chunk.length;
      onProgress?.(received, total);
    }
  } catch (cause) {
    signal?.throwIfAborted();
    throw failed(`the connection broke after ${received} bytes: ${reason(cause)}`, true, cause);
  } finally {
    await file.close();
  }
  if (total !== undefined && received < total) throw failed(`${received} of ${total} bytes arrived`, true);
}
