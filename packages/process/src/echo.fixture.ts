import { serveChild } from "./serve.ts";
import { type BufferRef, writeBuffer } from "./shared-buffer.ts";

export const echo = {
  double: (samples: Float32Array) => samples.map((sample) => sample * 2),
  /** Fills a buffer with one value. */
  fill: (ref: BufferRef, length: number, value: number) =>
    writeBuffer(ref, 0, new Uint8Array(length).fill(value)),
  total: ({ images }: { readonly images: readonly Uint8Array[] }) =>
    images.map((image) => image.reduce((sum, value) => sum + value, 0)),
  fail: () => {
    throw Object.assign(new Error("no such model"), { name: "ModelError", code: "missing", data: { id: 7 } });
  },
  die: () => {
    process.stderr.write("out of luck\n");
    process.kill(process.pid, "SIGKILL");
    return new Promise<never>(() => {});
  },
};

serveChild(echo);
