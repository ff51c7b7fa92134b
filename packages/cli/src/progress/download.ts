import type { PullProgress } from "@hapju/inference";

let lastShown = "";

/** Shows the progress of a download, on one line of a terminal. */
export function reportDownload({ model, file, receivedBytes, totalBytes }: PullProgress): void {
  const share = totalBytes
    ? `${Math.floor((100 * receivedBytes) / totalBytes)}%`
    : `${Math.floor(receivedBytes / 1e6)} MB`;
  const line = `Downloading ${model}, ${file}: ${share}`;
  if (line === lastShown) return;
  lastShown = line;
  process.stderr.write(
    process.stderr.isTTY ? `\r\u001b[K${line}${share === "100%" ? "\n" : ""}` : `${line}\n`,
  );
}
