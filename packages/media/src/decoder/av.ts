import { AV_NOPTS_VALUE } from "node-av/constants";
import { FFmpegError, type Frame } from "node-av/lib";
import { defined } from "../defined.ts";

/** FFmpeg's message for a negative return code. */
export const reasonOf = (code: number): string => FFmpegError.strerror(code);

/** A timestamp in seconds; NaN where FFmpeg knows none. */
export function secondsOf(timestamp: bigint, timeBase: { num: number; den: number }): number {
  return timestamp === AV_NOPTS_VALUE ? Number.NaN : (Number(timestamp) * timeBase.num) / timeBase.den;
}

/** Seconds as a timestamp, rounded down. */
export function timestampOf(seconds: number, timeBase: { num: number; den: number }): bigint {
  return BigInt(Math.floor((seconds * timeBase.den) / timeBase.num));
}

/** Throws if FFmpeg refused a call; the cause is this code, not the file. */
export function succeed(code: number, doing: string): number {
  if (code < 0) throw new Error(`FFmpeg could not ${doing}: ${reasonOf(code)}`);
  return code;
}

/** The first plane of a frame, and the bytes from one row to the next. */
export const planeOf = ({ data, linesize }: Frame) => ({
  data: defined(data?.[0]),
  stride: defined(linesize[0]),
});
