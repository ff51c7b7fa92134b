import { existsSync, writeFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import type { Adapter } from "../adapters/adapter.ts";
import type { voiceActivity } from "../tasks/index.ts";
import type { InputOf, OutputOf } from "../tasks/task.ts";

/**
 * A voice-activity model that does what its entry's options say:
 * `crash: "always" | path` (the path: only while that file is not there yet),
 * `fail: "always" | "negative"` (for inputs whose first sample is negative), `hang: "always"`,
 * `wrong: "always"` (an answer that breaks the contract), `mark: path` (`path.started` is written when a
 * run hangs, `path` when it is aborted).
 * Otherwise `probabilities` are the size of the batch and the process id.
 */
export const adapter: Adapter<InputOf<typeof voiceActivity>, OutputOf<typeof voiceActivity>> = {
  async load(_files, _sessions, options = {}) {
    return {
      async run(inputs, signal) {
        const { crash, fail, hang, mark, wrong } = options;
        if (crash && !existsSync(crash)) {
          if (crash !== "always") writeFileSync(crash, "");
          process.kill(process.pid, "SIGKILL");
          await new Promise(() => {});
        }
        if (fail === "always") throw new Error("out of sorts");
        if (fail === "negative" && inputs.some(({ samples }) => samples[0]! < 0))
          throw new Error("no negatives");
        if (hang) {
          if (mark) writeFileSync(`${mark}.started`, "");
          await setTimeout(600_000, undefined, { signal }).finally(() => {
            if (mark) writeFileSync(mark, "");
          });
        }
        if (wrong) return inputs.map(() => ({ windowSeconds: -1, probabilities: Float32Array.of() }));
        return inputs.map(() => ({
          windowSeconds: 1,
          probabilities: Float32Array.of(inputs.length, process.pid),
        }));
      },
      async close() {},
    };
  },
};
