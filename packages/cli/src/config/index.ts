export { defineConfig, type HapjuConfig } from "./config.ts";
