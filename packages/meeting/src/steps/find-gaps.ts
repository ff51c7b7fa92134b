import { defineStep } from "@hapju/engine";
import type { Segment } from "@hapju/spec";
import type { Speech } from "./find-speech.ts";

/** A shorter gap takes a word at most. */
const SHORTEST_SECONDS = 1;
/** Nearer gaps are one: so much sound between them is no word. */
const JOINED_SECONDS = 0.3;

/** Finds where a recording has no sound that can be read, over all chunks. */
export const findGaps = defineStep({
  name: "find-gaps",
  version: 1,
  params: { shortestSeconds: SHORTEST_SECONDS, joinedSeconds: JOINED_SECONDS },
  run({ speech }: { speech: readonly Pick<Speech, "unread">[] }): Promise<Segment[]> {
    const joined: { startSeconds: number; endSeconds: number }[] = [];
    for (const { startSeconds, endSeconds } of speech.flatMap(({ unread }) => unread)) {
      const last = joined.at(-1);
      if (last && startSeconds - last.endSeconds <= JOINED_SECONDS) last.endSeconds = endSeconds;
      else joined.push({ startSeconds, endSeconds });
    }
    return Promise.resolve(
      joined.filter(({ startSeconds, endSeconds }) => endSeconds - startSeconds >= SHORTEST_SECONDS),
    );
  },
});
