import { serveChild } from "./serve.ts";

export const echo = {
  double: (samples: Float32Array) => samples.map((sample) => sample * 2),
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
