import { configDefaults, defineConfig } from "vitest/config";

/**
 * Tests against other makers' tools and servers: `npm run test:peers`. Each installs and starts what it needs, or is
 * skipped with the reason.
 */
export default defineConfig({
  test: {
    include: ["{packages,bench,tools}/**/*.peers.test.ts"],
    exclude: [...configDefaults.exclude, "packages/create-hapju/template/**"],
    // Names what is skipped, and why.
    reporters: ["verbose"],
    testTimeout: 600_000,
    hookTimeout: 600_000,
    // One after another: a peer may need all cores and much memory.
    maxWorkers: 1,
  },
});
