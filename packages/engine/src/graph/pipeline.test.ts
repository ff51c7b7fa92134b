import { expect, expectTypeOf, test } from "vitest";
import { defineStep, EngineError, type Handle, input, pipeline } from "../index.ts";

const cut = defineStep({
  name: "cut",
  version: 1,
  run: async ({ text }: { text: string }) => text.split(" "),
});
const length = defineStep({
  name: "length",
  version: 1,
  run: async ({ word }: { word: string }) => word.length,
});
const sum = defineStep({
  name: "sum",
  version: 1,
  run: async ({ counts }: { counts: readonly number[] }) => counts.reduce((a, b) => a + b, 0),
});
const letters = defineStep({
  name: "letters",
  version: 1,
  run: async ({ word }: { word: string }) => [...word],
});
const same = defineStep({ name: "same", version: 1, run: async ({ letter }: { letter: string }) => letter });
const join = defineStep({
  name: "join",
  version: 1,
  run: async ({ word, parts }: { word: string; parts: readonly string[] }) => `${word}=${parts.join("")}`,
});

test("a pipeline is plain immutable data", () => {
  const counted = pipeline("counted", { text: input<string>() }, (p, { text }) => {
    const word = p.split("words", { text }, cut);
    const counts = p.each("counts", { word }, length);
    expectTypeOf(word).toEqualTypeOf<Handle<string, "words">>();
    expectTypeOf(counts).toEqualTypeOf<Handle<number, "words">>();
    return p.all("total", { counts }, sum);
  });
  expect(JSON.parse(JSON.stringify(counted.nodes))).toEqual([
    { kind: "split", name: "words", scope: "", inputs: { text: { from: "input", name: "text", scope: "" } } },
    {
      kind: "each",
      name: "counts",
      scope: "words",
      inputs: { word: { from: "item", name: "words", scope: "words" } },
    },
    {
      kind: "all",
      name: "total",
      scope: "",
      inputs: { counts: { from: "step", name: "counts", scope: "words" } },
    },
  ]);
  expect(Object.isFrozen(counted.nodes)).toBe(true);
  type Types = NonNullable<typeof counted.types>;
  expectTypeOf<Types["inputs"]>().toEqualTypeOf<{ readonly text: string }>();
  expectTypeOf<Types["output"]>().toEqualTypeOf<number>();
});

test("splits nest, and all joins the innermost", () => {
  const nested = pipeline("nested", { text: input<string>() }, (p, { text }) => {
    const word = p.split("words", { text }, cut);
    const letter = p.split("letters", { word }, letters);
    const parts = p.each("parts", { letter }, same);
    expectTypeOf(parts).toEqualTypeOf<Handle<string, "words/letters">>();
    const joined = p.all("joined", { word, parts }, join);
    expectTypeOf(joined).toEqualTypeOf<Handle<string, "words">>();
    return p.all(
      "list",
      { joined },
      defineStep({
        name: "list",
        version: 1,
        run: async ({ joined }: { joined: readonly string[] }) => joined,
      }),
    );
  });
  expect(nested.nodes.map(({ name, scope }) => [name, scope])).toEqual([
    ["words", ""],
    ["letters", "words"],
    ["parts", "words/letters"],
    ["joined", "words"],
    ["list", ""],
  ]);
});

test("a step that reads a field its inputs lack does not compile", () => {
  pipeline("typed", { text: input<string>(), number: input<number>() }, (p, { text, number }) => {
    const word = p.split("words", { text }, cut);
    // @ts-expect-error length reads `word`
    p.each("missing", { letter: word }, length);
    // @ts-expect-error `word` must be a string
    p.split("wrong", { text: number }, cut);
    // @ts-expect-error one item is not an array
    p.each("one", { counts: p.each("counts", { word }, length) }, sum);
    return p.all("total", { counts: p.each("lengths", { word }, length) }, sum);
  });
  const scoped = () =>
    pipeline("scoped", { text: input<string>() }, (p, { text }) => {
      const word = p.split("words", { text }, cut);
      const lengths = p.each("lengths", { word }, length);
      // @ts-expect-error what a pipeline returns runs once
      const result: Handle<number, ""> = lengths;
      return result;
    });
  expect(scoped).toThrow("it must return the handle of a step that runs once");
});

test("mistakes that types cannot detect are errors that name the step", () => {
  const text = input<string>();
  let stolen: Handle<string, ""> | undefined;
  const valid = pipeline("first", { text }, (p, handles) => {
    stolen = handles.text;
    return p.all("once", { word: handles.text }, length);
  });
  expect(valid.nodes).toHaveLength(1);
  expect(() => pipeline("other", { text }, (p) => p.all("once", { word: stolen! }, length))).toThrow(
    "Pipeline other: once reads word, which is not a handle of this pipeline.",
  );
  expect(() =>
    pipeline("twice", { text }, (p, { text }) => {
      p.all("once", { word: text }, length);
      return p.all("once", { word: text }, length);
    }),
  ).toThrow("two steps are named once");
  expect(() => pipeline("slash", { text }, (p, { text }) => p.all("a/b", { word: text }, length))).toThrow(
    EngineError,
  );
  expect(() =>
    pipeline("once", { text }, (p, { text }) =>
      p.all("all", { counts: p.each("e", { word: text }, length) as never }, sum),
    ),
  ).toThrow("use all for a step that runs once");
});

test("items of two separate splits cannot be read by one step run", () => {
  expect(() =>
    pipeline("sides", { text: input<string>() }, (p, { text }) => {
      const left = p.split("left", { text }, cut);
      const right = p.split("right", { text }, cut);
      const pair = defineStep({
        name: "pair",
        version: 1,
        run: async (_: { left: string; right: string }) => 1,
      });
      return p.all("total", { counts: p.each("pairs", { left, right }, pair) as never }, sum);
    }),
  ).toThrow("pairs reads items of two separate splits (left, right)");
});
