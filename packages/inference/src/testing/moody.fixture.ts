import { existsSync, writeFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import type { Adapter } from "@hapju/spec";
import type { javascript } from "../runtimes/javascript/runtime.ts";
import type { voiceActivity } from "./tasks.fixture.ts";

/**
 * A voice-activity model that does what its entry's options say:
 * `crash: "always" | path` (the path: only while that file does not exist yet),
 * `fail: "always" | "negative"` (for inputs whose first sample is negative), `hang: "always"`,
 * `wrong: "always" | "negative"` (an answer that breaks the contract), `mark: path` (`path.started` is written when a
 * run hangs, `path` when it is aborted).
 * Otherwise `probabilities` are the size of the batch and the process id.
 */
export const adapter: Adapter<typeof voiceActivity, typeof javascript> = {
  async load({ options }) {
    const { crash, fail, hang, mark, wrong } = options as Record<string, string | undefined>;
    return {
      async run(inputs, signal) {
        if (crash && !existsSync(crash)) {
          if (crash !== "always") writeFileSync(crash, "");
          process.kill(process.pid, "SIGKILL");
          await new Promise(() => {});
        }
        const isNegative = ({ samples: [first = 0] }: { samples: Float32Array }) => first < 0;
        if (fail === "always") throw new Error("out of sorts");
        if (fail === "negative" && inputs.some(isNegative)) throw new Error("no negatives");
        if (hang) {
          if (mark) writeFileSync(`${mark}.started`, "");
          await setTimeout(600_000, undefined, { signal }).finally(() => {
            if (mark) writeFileSync(mark, "");
          });
        }
        return inputs.map((input) => ({
          windowSeconds: wrong === "always" || (wrong && isNegative(input)) ? -1 : 1,
          probabilities: Float32Array.of(inputs.length, process.pid),
        }));
      },
      async close() {},
    };
  },
};
