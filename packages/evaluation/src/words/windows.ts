import { SAME_TIME_SECONDS } from "../check.ts";
import type { Tokens } from "./session.ts";

/**
 * For each of a list of segments of time, the part `from[i] … to[i]` of a row of words outside which
 * nothing needs matching: no word before `from[i]` can match segment i or a later one, no word from
 * `to[i]` on can match segment i or an earlier one. Neither ever decreases, in any order of the times.
 */
export interface Windows {
  readonly from: Int32Array;
  readonly to: Int32Array;
}

/** Whether two segments share more than a point. (A point inside a segment shares; one on its edge does not.) */
export function overlaps(startA: number, endA: number, startB: number, endB: number): boolean {
  return startA < endB - SAME_TIME_SECONDS && startB < endA - SAME_TIME_SECONDS;
}

/** Windows of a row of words for segments given by their starts and ends; the whole row where times are absent. */
export function windowsOf(words: Tokens, starts?: Float64Array, ends?: Float64Array, count = 0): Windows {
  const size = words.ids.length;
  if (!words.starts || !words.ends || !starts || !ends) {
    return { from: new Int32Array(count), to: new Int32Array(count).fill(size) };
  }
  const latestEnds = runningMaximum(words.ends);
  const earliestStarts = trailingMinimum(words.starts);
  const firstStarts = trailingMinimum(starts);
  const lastEnds = runningMaximum(ends);
  const from = new Int32Array(starts.length);
  const to = new Int32Array(starts.length);
  let low = 0;
  let high = 0;
  for (let i = 0; i < starts.length; i++) {
    while (low < size && (latestEnds[low] ?? 0) <= (firstStarts[i] ?? 0) + SAME_TIME_SECONDS) low++;
    while (high < size && (earliestStarts[high] ?? 0) < (lastEnds[i] ?? 0) - SAME_TIME_SECONDS) high++;
    from[i] = low;
    to[i] = Math.max(low, high);
  }
  return { from, to };
}

function runningMaximum(values: Float64Array): Float64Array {
  let maximum = -Infinity;
  return values.map((value) => {
    maximum = Math.max(maximum, value);
    return maximum;
  });
}

function trailingMinimum(values: Float64Array): Float64Array {
  const result = values.slice();
  for (let i = result.length - 2; i >= 0; i--) result[i] = Math.min(result[i] ?? 0, result[i + 1] ?? 0);
  return result;
}
