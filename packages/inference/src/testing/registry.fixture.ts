import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A package of the registry: name, version and the files in it. */
export interface TestPackage {
  readonly name: string;
  readonly version: string;
  readonly files: Readonly<Record<string, string>>;
}

/** An npm registry with a few packages, as a mirror without a way to the internet is one. */
export async function serveRegistry(packages: readonly TestPackage[]) {
  const folder = mkdtempSync(join(tmpdir(), "hapju-registry-"));
  const tarballs = new Map(packages.map((one) => [one.name, packed(folder, one)]));
  const requests: string[] = [];
  const server = createServer(({ url = "", headers: { host } }, response) => {
    const path = decodeURIComponent(url.slice(1));
    requests.push(path);
    const [name = "", tarball] = path.split("/-/");
    const bytes = tarballs.get(name);
    const known = packages.find((one) => one.name === name);
    if (!bytes || !known) return response.writeHead(404).end("{}");
    if (tarball) return response.end(bytes);
    const { version } = known;
    const integrity = `sha512-${createHash("sha512").update(bytes).digest("base64")}`;
    const dist = { tarball: `http://${host}/${name}/-/package.tgz`, integrity };
    const metadata = {
      name,
      "dist-tags": { latest: version },
      versions: { [version]: { name, version, dist } },
    };
    return response.setHeader("content-type", "application/json").end(JSON.stringify(metadata));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    /** Paths that were requested. */
    requests,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function packed(parent: string, { name, version, files }: TestPackage): Buffer {
  const folder = mkdtempSync(join(parent, "package-"));
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name, version }));
  for (const [file, content] of Object.entries(files)) writeFileSync(join(folder, file), content);
  const tarball = execFileSync("npm", ["pack", "--silent"], { cwd: folder, encoding: "utf8" }).trim();
  return readFileSync(join(folder, tarball));
}
