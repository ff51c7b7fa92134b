import { defineConfig } from "vitest/config";

/** Tests of the console in a browser, on the real server: `npm run test:browser`. */
export default defineConfig({
  test: {
    include: ["apps/console/e2e/*.test.ts"],
    globalSetup: ["apps/console/e2e/harness/shared-folder.ts"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // One after another: they say how fast a page answers, and a server and a browser need both cores.
    maxWorkers: 1,
  },
});
