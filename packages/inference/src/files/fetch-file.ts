import { existsSync } from "node:fs";
import { mkdir, open, rename, rm, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { ExponentialBackoff, handleWhen, retry } from "cockatiel";
import { ModelsError } from "../errors.ts";
import { sha256Of } from "./checksum.ts";
import { exclusively } from "./exclusive.ts";

export interface FetchFileOptions {
  /** Expected SHA-256; `null` accepts what comes. */
  readonly sha256: string | null;
  readonly signal?: AbortSignal;
  /** Called after every piece; `totalBytes` once the server has said it. */
  readonly onProgress?: (receivedBytes: number, totalBytes: number | undefined) => void;
  /** Further tries after a connection broke; default 4. */
  readonly retries?: number;
  /** Wait before the first further try, doubled each time; default 500. */
  readonly retryDelayMs?: number;
}

/**
 * Downloads a file to `path`. What has arrived lies in `path.part`, so a broken download goes on
 * where it stopped, in this process or a later one; `path` itself appears whole and checked, or not
 * at all.
 *
 * @throws ModelsError `download-failed`, `checksum-mismatch`
 */
export async function fetchFile(url: string, path: string, options: FetchFileOptions): Promise<void> {
  const part = `${path}.part`;
  await mkdir(dirname(path), { recursive: true });
  await exclusively(`${part}.lock`, options.signal, async () => {
    // Another process may have brought it while this one waited.
    if (!existsSync(path)) await fetchWhole(url, path, part, options);
  });
}

async function fetchWhole(url: string, path: string, part: string, options: FetchFileOptions): Promise<void> {
  const policy = retry(
    handleWhen((error) => error instanceof ModelsError && error.data.transient === true),
    {
      maxAttempts: options.retries ?? 4,
      backoff: new ExponentialBackoff({ initialDelay: options.retryDelayMs ?? 500 }),
    },
  );
  await policy.execute(() => fetchRest(url, part, options), options.signal);
  const sha256 = await sha256Of(part);
  if (options.sha256 && sha256 !== options.sha256) {
    await rm(part);
    throw new ModelsError(
      "checksum-mismatch",
      `What ${url} gave is not the file it should be: its SHA-256 is ${sha256}, not ${options.sha256}; nothing was kept`,
      { url, expected: options.sha256, sha256 },
    );
  }
  await rename(part, path);
}

async function fetchRest(url: string, part: string, { signal, onProgress }: FetchFileOptions) {
  const have = await stat(part).then(
    ({ size }) => size,
    () => 0,
  );
  const failed = (what: string, transient: boolean, cause?: unknown) =>
    new ModelsError("download-failed", `Could not download ${url}: ${what}`, { url, transient }, { cause });
  const reason = (cause: unknown) => {
    const { message, cause: inner } = cause as Error;
    return inner instanceof Error ? `${message} (${inner.message})` : message;
  };
  const headers: Record<string, string> = have > 0 ? { range: `bytes=${have}-` } : {};
  const response = await fetch(url, { headers, signal: signal ?? null }).catch((cause) => {
    signal?.throwIfAborted();
    throw failed(reason(cause), true, cause);
  });
  // The part is the whole file already; its checksum decides.
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
    for await (const piece of response.body) {
      await file.write(piece);
      received += piece.length;
      onProgress?.(received, total);
    }
  } catch (cause) {
    signal?.throwIfAborted();
    throw failed(`the connection broke after ${received} bytes: ${reason(cause)}`, true, cause);
  } finally {
    await file.close();
  }
  if (total !== undefined && received < total) throw failed(`${received} of ${total} bytes came`, true);
}
