import { AV_NOPTS_VALUE } from "node-av/constants";
import { FFmpegError } from "node-av/lib";

/** What FFmpeg says of a negative return code. */
export const reasonOf = (code: number): string => FFmpegError.strerror(code);

/** A timestamp in seconds; NaN where FFmpeg knows none. */
export function secondsOf(timestamp: bigint, timeBase: { num: number; den: number }): number {
  return timestamp === AV_NOPTS_VALUE ? Number.NaN : (Number(timestamp) * timeBase.num) / timeBase.den;
}

export function timestampOf(seconds: number, timeBase: { num: number; den: number }): bigint {
  return BigInt(Math.floor((seconds * timeBase.den) / timeBase.num));
}

/** Ends a call that FFmpeg refused for a reason that is ours, not the file's. */
export function succeed(code: number, doing: string): number {
  if (code < 0) throw new Error(`FFmpeg could not ${doing}: ${reasonOf(code)}`);
  return code;
}
