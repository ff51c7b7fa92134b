/**
 * A radio station must not go silent: where does nobody speak for longer than five seconds?
 *
 *     node examples/find-dead-air.ts show.mp3
 */
import { pathToFileURL } from "node:url";
import { defineStep, input, pipeline } from "@hapju/engine";
import { type ChunkRange, chunks, type Media, openMedia } from "@hapju/media";
import { voiceActivity } from "@hapju/tasks";
import { runOnce } from "./with-engine.ts";

interface Show {
  readonly path: string;
  readonly durationSeconds: number;
}

interface Silence {
  readonly startSeconds: number;
  readonly endSeconds: number;
}

const cut = defineStep({
  name: "cut-show",
  version: 1,
  async run({ show }: { show: Show }) {
    return chunks(show.durationSeconds, { chunkSeconds: 60 }).map((range) => ({ ...range, show }));
  },
});

const findSilences = (media: Media) =>
  defineStep({
    name: "find-silences",
    version: 1,
    tasks: [voiceActivity],
    async run({ chunk }: { chunk: ChunkRange & { readonly show: Show } }, ctx) {
      const { startSeconds, endSeconds, show } = chunk;
      const samples = await media.audio(show.path, { startSeconds, endSeconds, signal: ctx.signal });
      const { probabilities, windowSeconds } = await ctx.call(voiceActivity, { samples });
      const silences: Silence[] = [];
      for (const [at, probability] of probabilities.entries()) {
        if (probability >= 0.3) continue;
        const from = startSeconds + at * windowSeconds;
        const to = Math.min(endSeconds, from + windowSeconds);
        const last = silences.at(-1);
        if (last && from - last.endSeconds < 0.3) silences.push({ ...silences.pop()!, endSeconds: to });
        else silences.push({ startSeconds: from, endSeconds: to });
      }
      return silences;
    },
  });

/** What a listener takes for a fault. */
const LONGEST_SECONDS = 5;

const joinSilences = defineStep({
  name: "join-silences",
  version: 1,
  params: { longestSeconds: LONGEST_SECONDS },
  async run({ silences }: { silences: readonly (readonly Silence[])[] }) {
    const joined: Silence[] = [];
    for (const { startSeconds, endSeconds } of silences.flat()) {
      const last = joined.at(-1);
      if (last && startSeconds - last.endSeconds < 0.3) joined.push({ ...joined.pop()!, endSeconds });
      else joined.push({ startSeconds, endSeconds });
    }
    return joined.filter((silence) => silence.endSeconds - silence.startSeconds > LONGEST_SECONDS);
  },
});

export const findDeadAir = (media: Media) =>
  pipeline("find-dead-air", { show: input<Show>() }, (p, { show }) => {
    const chunk = p.split("chunks", { show }, cut);
    const silences = p.each("silences", { chunk }, findSilences(media));
    return p.all("dead-air", { silences }, joinSilences);
  });

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const path = process.argv[2] ?? "sample/meeting.mp4";
  const media = openMedia();
  const { durationSeconds } = await media.probe(path);
  console.log(await runOnce(findDeadAir(media), { show: { path, durationSeconds } }));
  await media.close();
}
