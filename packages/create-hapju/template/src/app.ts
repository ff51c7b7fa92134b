import { resolve } from "node:path";
import { createInference, openEngine, openStorage } from "hapju";
import { javascript } from "hapju/inference";
import { worstReview } from "./reviews.ts";
import { sentiment } from "./sentiment.ts";
import { wordScores } from "./word-scores.ts";

/** Puts the application together: its storage, tasks, runtimes, models and pipelines. Nothing is global. */
export async function openApp(home = resolve(".hapju")) {
  const storage = await openStorage({ home });
  const inference = createInference({
    tasks: [sentiment],
    runtimes: [javascript],
    catalog: [wordScores],
    dir: resolve(home, "models"),
  });
  const engine = await openEngine({ storage, pipelines: [worstReview], tasks: inference });
  engine.work();
  return {
    engine,
    inference,
    async close() {
      await engine.close();
      await inference.close();
      await storage.close();
    },
  };
}
