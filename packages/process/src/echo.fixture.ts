import { fillPlace, type Place } from "./room.ts";
import { serveChild } from "./serve.ts";

export const echo = {
  double: (samples: Float32Array) => samples.map((sample) => sample * 2),
  /** Fills a place with one value. */
  fill: (place: Place, length: number, value: number) =>
    fillPlace(place, 0, new Uint8Array(length).fill(value)),
  total: ({ pictures }: { readonly pictures: readonly Uint8Array[] }) =>
    pictures.map((picture) => picture.reduce((sum, value) => sum + value, 0)),
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
