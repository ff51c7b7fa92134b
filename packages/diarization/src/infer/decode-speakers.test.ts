import { expect, test } from "vitest";
import { series, track } from "../fixtures/series.fixture.ts";
import { type DecodeInputs, decodeSpeakers, UNATTRIBUTED } from "./decode-speakers.ts";

const always = { startSeconds: 0, endSeconds: 10 };
const [speaks, silent] = [series([100, 3]), series([100, -3])];

/** Two visible people, Ann and Bob; the block is all of ten seconds. */
function decode(inputs: Partial<DecodeInputs>) {
  const { states, blocks } = decodeSpeakers({
    blocks: [{ from: 0, to: 100 }],
    tracks: [track("track-1", always), track("track-2", always)],
    lips: new Map([
      ["track-1", speaks],
      ["track-2", silent],
    ]),
    voices: new Map(),
    entityOf: (id) => (id === "track-1" ? "ann" : "bob"),
    excluded: () => false,
    ...inputs,
  });
  const speakers = blocks.map(({ path, present }) => [...path].map((at) => present[at]));
  const entities = speakers.map((block) => [...new Set(block.map((state) => state?.entity))]);
  return { states, blocks, speakers, entities };
}

test("the visible mouth that moves is the speaker", () => {
  expect(decode({}).entities).toEqual([["ann"]]);
});

test("if no visible mouth moves the speaker is unknown", () => {
  expect(
    decode({
      lips: new Map([
        ["track-1", silent],
        ["track-2", silent],
      ]),
    }).entities,
  ).toEqual([[UNATTRIBUTED]]);
});

test("a face without lip scores is as likely as an unseen speaker: its voice decides", () => {
  expect(decode({ lips: new Map(), voices: new Map([["bob", series([100, 2])]]) }).entities).toEqual([
    ["bob"],
  ]);
});

test("a person off screen speaks by the voice", () => {
  const { entities, speakers } = decode({
    lips: new Map([
      ["track-1", silent],
      ["track-2", silent],
    ]),
    voices: new Map([["cho", series([100, 3])]]),
  });
  expect(entities).toEqual([["cho"]]);
  expect(speakers[0]?.[0]?.track).toBeUndefined();
});

test("a visible person never speaks off screen", () => {
  const { states } = decode({ voices: new Map([["ann", speaks]]) });
  const unseen = states.find((state) => state.entity === "ann" && state.track === undefined);
  expect(unseen?.evidence(50)).toBe(Number.NEGATIVE_INFINITY);
});

test("a face that is not visible in a block is not among its speakers", () => {
  const tracks = [track("track-1", { startSeconds: 60, endSeconds: 70 }), track("track-2", always)];
  expect(decode({ tracks }).blocks[0]?.present.map(({ entity }) => entity)).toEqual(["bob", UNATTRIBUTED]);
});

test("a person excluded by a correction does not speak in those frames", () => {
  const { speakers } = decode({ excluded: (entity, frame) => entity === "ann" && frame < 50 });
  const entities = speakers[0]?.map((state) => state?.entity);
  expect(entities?.slice(0, 50)).not.toContain("ann");
  expect(entities?.slice(50)).not.toContain(UNATTRIBUTED);
});
