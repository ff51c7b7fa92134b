import { expect, test } from "vitest";
import { Memo } from "./memo.ts";

const ref = { digest: "d", key: "k", bytes: 1, sealKey: null };

test("a completed split is remembered with the digest of each item", () => {
  const memo = new Memo();
  const lease = { run: "r", step: "words", item: "", attempt: 1, queue: "q", job: { id: "j", attempt: 0 } };
  const common = { kind: "completed", lease, calls: [], key: "c", cached: false, degraded: false } as const;
  memo.keep({ ...common, ref, items: ["a", "b"] });
  expect(memo.ref("r", "words", "")).toBe(ref);
  expect(memo.digest("r", "words/1")).toBe("b");
  expect(memo.ref("other", "words", "")).toBeUndefined();
});

test("the oldest entries are dropped", () => {
  const memo = new Memo();
  for (let index = 0; index <= 20_000; index += 1) memo.keepDigest("r", `words/${index}`, "d");
  expect(memo.digest("r", "words/0")).toBeUndefined();
  expect(memo.digest("r", "words/1")).toBe("d");
});
