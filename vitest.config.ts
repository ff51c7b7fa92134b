import { configDefaults, defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: [
      "packages/**/*.test.ts",
      "apps/console/src/**/*.test.ts",
      "apps/console/e2e/first-load.test.ts",
      "*.test.ts",
      "examples/**/*.test.ts",
      "tools/**/*.test.ts",
    ],
    // Files of a new project, which tests itself with node:test, and what `npm run test:peers` runs.
    exclude: [...configDefaults.exclude, "packages/create-hapju/template/**", "**/*.peers.test.ts"],
    typecheck: { enabled: false },
    globalSetup: ["apps/console/e2e/harness/shared-folder.ts"],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Two cores: every file may start model hosts or databases of its own.
    maxWorkers: 2,
  },
});
