import { execFileSync } from "node:child_process";
import { createReadStream } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { basename } from "node:path";
import type { Packed } from "./pack.ts";

/** Tried first: npm finds what it cached only under the address it came from. */
const PORT = 48_731;

/** A registry that has the packed packages and refers to another registry for all others. */
export interface Registry extends AsyncDisposable {
  readonly url: string;
}

/** Starts the registry on this machine. */
export async function startRegistry(packed: readonly Packed[]): Promise<Registry> {
  const ours = new Map(packed.map((each) => [each.manifest.name, each]));
  const files = new Map(
    packed.flatMap(({ tarball }) => (tarball ? [[basename(tarball.path), tarball.path]] : [])),
  );
  const upstream = execFileSync("npm", ["config", "get", "registry"], {
    encoding: "utf8",
    shell: process.platform === "win32",
  }).trim();
  let url = "";
  const server = createServer((request, response) => {
    const path = decodeURIComponent(request.url ?? "/").slice(1);
    const found = ours.get(path);
    const file = files.get(path.replace(/^-packed\//, ""));
    if (found) return answer(response, packument(found, url));
    if (file) return createReadStream(file).pipe(response.writeHead(200));
    refer(request, response, upstream);
  });
  url = await listen(server);
  return {
    url,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

/** All that a registry says about a package. */
const packument = ({ manifest, tarball }: Packed, url: string) => ({
  name: manifest.name,
  "dist-tags": { latest: manifest.version },
  versions: {
    [manifest.version]: {
      ...manifest,
      dist: {
        tarball: `${url}-packed/${basename(tarball?.path ?? "other-platform.tgz")}`,
        integrity: tarball?.integrity,
      },
    },
  },
});

function answer(response: ServerResponse, body: object): void {
  response.writeHead(200, { "content-type": "application/json", "cache-control": "no-store" });
  response.end(JSON.stringify(body));
}

function refer(request: IncomingMessage, response: ServerResponse, upstream: string): void {
  response.writeHead(302, { location: new URL(request.url?.slice(1) ?? "", upstream).href }).end();
}

async function listen(server: Server): Promise<string> {
  for (const port of [PORT, 0]) {
    const listening = await new Promise<boolean>((resolve) => {
      server.once("error", () => resolve(false));
      server.listen(port, "127.0.0.1", () => resolve(true));
    });
    if (listening) return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  }
  throw new Error("No port of 127.0.0.1 can be listened at.");
}
