import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["packages/**/*.test.ts", "apps/console/src/**/*.test.ts", "*.test.ts", "examples/**/*.test.ts"],
    typecheck: { enabled: false },
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Two cores: every file may start model hosts or databases of its own.
    maxWorkers: 2,
  },
});
