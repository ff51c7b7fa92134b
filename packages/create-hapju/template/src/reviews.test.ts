import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { localScope } from "hapju";
import { openApp } from "./app.ts";
import { worstReview } from "./reviews.ts";
import { sentiment } from "./sentiment.ts";

const home = mkdtempSync(join(tmpdir(), "reviews-"));
let app: Awaited<ReturnType<typeof openApp>>;
before(async () => {
  app = await openApp(home);
});
after(async () => {
  await app.close();
  rmSync(home, { recursive: true });
});

test("the model tells good words from bad ones", async () => {
  const { output } = await app.inference.call(sentiment, { text: "Great, but slow and broken." });
  assert.ok(output.score < 0);
});

test("the pipeline finds the worst review", async () => {
  const reviews = ["I love it.", "Broken! Refund!"];
  const run = await app.engine.start(localScope, worstReview, { reviews });
  const { count, worst } = await app.engine.result(localScope, run);
  assert.equal(count, 2);
  assert.equal(worst?.text, "Broken! Refund!");
});
