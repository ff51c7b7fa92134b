import { expect, test } from "vitest";
import { publishOrder } from "./publish-order.ts";

test("a package is published after what it installs, under whatever name", () => {
  const packages = [
    { name: "app", dependencies: { "@hapju/engine": "1.0.0", "node-av": "npm:@hapju/node-av@6.1.1" } },
    { name: "@hapju/node-av" },
    { name: "@hapju/engine", optionalDependencies: { "@hapju/weights": "1.0.0", zod: "^4.0.0" } },
    { name: "@hapju/weights" },
  ].map((manifest) => ({ manifest: { version: "1.0.0", ...manifest } }));
  expect(publishOrder(packages).map(({ manifest }) => manifest.name)).toEqual([
    "@hapju/weights",
    "@hapju/engine",
    "@hapju/node-av",
    "app",
  ]);
});
