import { localScope } from "hapju";
import { openApp } from "./app.ts";
import { worstReview } from "./reviews.ts";

const reviews = ["I love it: great and fast.", "Arrived broken, I want a refund!", "It is a kettle."];

const app = await openApp();
const run = await app.engine.start(localScope, worstReview, { reviews });
for await (const event of app.engine.watch(localScope, run))
  if (event.type === "step-run-completed")
    console.log(`${event.step} ${event.item}${event.cached ? " (from the cache)" : ""}`);
console.log(await app.engine.result(localScope, run));
await app.close();
