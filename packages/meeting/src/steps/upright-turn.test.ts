import type { FrameFaces } from "@hapju/diarization";
import type { StepContext } from "@hapju/engine";
import type { Media } from "@hapju/media";
import type { Image } from "@hapju/spec";
import { expect, test } from "vitest";
import { type QuarterTurn, TURNS, turnedPicture } from "../pictures/turned.ts";
import type { Chunk } from "../recording.ts";
import { mayBeTurned, uprightTurnOf } from "./upright-turn.ts";

const SIDE = 40;
/** A picture whose first row is white where it is upright. */
const upright: Image = {
  width: SIDE,
  height: SIDE,
  data: new Uint8Array(SIDE * SIDE * 3).fill(255, 0, SIDE * 3),
};
const isUpright = ({ data }: Image) => data.subarray(0, SIDE * 3).every((value) => value === 255);
const BOX = { x: 0.4, y: 0.4, width: 0.1, height: 0.1 };
const frames = (confidences: readonly number[], count = 60): FrameFaces[] =>
  Array.from({ length: count }, (_, at) => ({
    seconds: at / 2,
    faces: confidences.map((confidence) => ({ box: BOX, confidence })),
  }));
/** The turn found in a recording whose picture is `shown`, by a detector as sure of faces as is said. */
const turnOf = (shown: Image, found: readonly number[], ifUpright: number[], otherwise: number[]) =>
  uprightTurnOf(
    {
      media: {
        async *frames(_path: string, { times = [] }: { times?: readonly number[] }) {
          yield times.map((seconds) => ({ seconds, ...shown }));
        },
      } as unknown as Media,
      ctx: {
        file: async () => "",
        call: async (_task: unknown, { image }: { image: Image }) => ({
          faces: (isUpright(image) ? ifUpright : otherwise).map((confidence) => ({ box: BOX, confidence })),
        }),
      } as unknown as StepContext,
      chunk: { recording: {} } as unknown as Chunk,
      width: SIDE,
    },
    frames(found),
  );

test.each(TURNS)(
  "a picture is turned by %i degrees where its faces are clearly surer there",
  async (turn) => {
    // As it must be turned to be upright again.
    const shown = turnedPicture(upright, ((360 - turn) % 360) as QuarterTurn);
    expect(await turnOf(shown, [0.7, 0.8], [0.98, 0.98], [0.7, 0.8])).toBe(turn);
    expect(await turnOf(shown, [], [0.98], [])).toBe(turn);
  },
);

test("a picture stays as it is where no way round is clearly better", async () => {
  expect(await turnOf(upright, [0.9], [0.9], [0.95])).toBe(0);
  expect(await turnOf(upright, [], [], [])).toBe(0);
});

test("only where faces are few or unsure other ways round are tried", () => {
  expect(mayBeTurned(frames([0.99, 0.98]))).toBe(false);
  expect(mayBeTurned(frames([0.8]))).toBe(true);
  expect(mayBeTurned(frames([]))).toBe(true);
});
