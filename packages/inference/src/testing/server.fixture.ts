import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface FileServer extends AsyncDisposable {
  readonly url: string;
  /** The requests so far: path and Range header. */
  readonly requests: string[];
  /** The next answers stop at this byte of the file; used up in order. */
  readonly cuts: number[];
  /** Breaks the connections of answers that have stopped at a cut. */
  breakOff(): void;
}

/** Serves `content` at every path but those that contain `missing`; understands `Range: bytes=n-`. */
export async function serveFile(content: Uint8Array, { ranges = true } = {}): Promise<FileServer> {
  const requests: string[] = [];
  const cuts: number[] = [];
  const stopped: ServerResponse[] = [];
  const server = createServer(({ url = "", headers }, response) => {
    requests.push([url, headers.range].filter(Boolean).join(" "));
    if (url.includes("missing")) return response.writeHead(404).end();
    const start = ranges && headers.range ? Number(/bytes=(\d+)-/.exec(headers.range)?.[1]) : 0;
    if (start >= content.length) return response.writeHead(416).end();
    response.writeHead(start > 0 ? 206 : 200, { "content-length": content.length - start });
    const cut = cuts.shift();
    if (cut === undefined) return response.end(content.subarray(start));
    stopped.push(response);
    return response.write(content.subarray(start, cut));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    cuts,
    breakOff: () => stopped.splice(0).forEach((response) => void response.destroy()),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
