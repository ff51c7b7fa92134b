import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const server = process.env.HAPJU_URL ?? "http://localhost:4400";

export default defineConfig({
  plugins: [react(), tailwindcss()],
  resolve: { tsconfigPaths: true },
  server: { port: 4401, proxy: { "/api": { target: server, changeOrigin: false, ws: false } } },
  build: {
    target: ["chrome123", "firefox120", "safari17.5"],
    // The content security policy lets fonts and pictures come from files only.
    assetsInlineLimit: 0,
    manifest: true,
    rolldownOptions: {
      output: {
        // The texts of all pages in one language are one file.
        codeSplitting: {
          groups: ["en", "ko"].map((language) => ({
            name: `messages-${language}`,
            test: new RegExp(`/src/.*/${language}\\.ts$`),
          })),
        },
      },
    },
    // The server serves it, and its package ships it.
    outDir: "../../packages/server/console",
    emptyOutDir: true,
  },
});
