import { SAMPLE_RATE } from "@hapju/spec";
import { z } from "zod";
import { defineCheck } from "./define-check.ts";

const LOUD = 0.4;
/** What is loud within this time is one click. */
const APART_SECONDS = 0.5;

function clickTimes(sound: Float32Array): number[] {
  const times: number[] = [];
  for (const [index, sample] of sound.entries()) {
    const seconds = index / SAMPLE_RATE;
    if (Math.abs(sample) > LOUD && seconds - (times.at(-1) ?? Number.NEGATIVE_INFINITY) >= APART_SECONDS)
      times.push(seconds);
  }
  return times;
}

/** Clicks are heard at multiples of a time. */
export const clicks = defineCheck({
  name: "clicks",
  of: ["decode"],
  fields: { count: z.int(), every: z.number().positive(), within: z.number() },
  judge({ count, every, within }, { sound }) {
    if (!sound) return "a picture, no sound";
    const times = clickTimes(sound);
    const errors = times.map((seconds) => Math.abs(seconds - every * Math.round(seconds / every)));
    const worst = Math.max(0, ...errors);
    if (times.length === count && worst <= within) return undefined;
    return `${times.length} clicks, the worst ${worst.toFixed(4)} s off`;
  },
});
