import { createRequire } from "node:module";
import type { RuntimeHost } from "@hapju/spec";
import type { SherpaAddon, SherpaApi } from "./api.ts";

/** The host side of the `sherpa-onnx` runtime. The native addon brings an onnxruntime of its own. */
export const runtime: RuntimeHost<SherpaApi> = {
  async start({ threads }) {
    const addon = createRequire(import.meta.url)("sherpa-onnx-node") as SherpaAddon;
    return {
      addon,
      settings: { numThreads: threads, provider: "cpu", debug: false },
      // Hosts run with `--expose-gc`.
      collect: () => (globalThis as { gc?: () => void }).gc?.(),
    };
  },
};
