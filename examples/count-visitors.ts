/**
 * A shop wants to know when it is busiest, and nothing about who came: faces are counted, never recognised.
 *
 *     node examples/count-visitors.ts sample/meeting.mp4
 */
import { pathToFileURL } from "node:url";
import { defineStep, input, pipeline } from "@hapju/engine";
import { type ChunkRange, chunks, type Media, openMedia } from "@hapju/media";
import { faceDetection } from "@hapju/tasks";
import { runOnce } from "./with-engine.ts";

interface Footage {
  readonly path: string;
  readonly durationSeconds: number;
}

const cut = defineStep({
  name: "cut-footage",
  version: 1,
  async run({ footage }: { footage: Footage }) {
    return chunks(footage.durationSeconds, { chunkSeconds: 20 }).map((range) => ({ ...range, footage }));
  },
});

const countFaces = (media: Media) =>
  defineStep({
    name: "count-faces",
    version: 1,
    tasks: [faceDetection],
    async run({ chunk }: { chunk: ChunkRange & { readonly footage: Footage } }, ctx) {
      const { startSeconds, endSeconds, footage } = chunk;
      const counts: number[] = [];
      const options = { startSeconds, endSeconds, framesPerSecond: 0.5, width: 640, signal: ctx.signal };
      for await (const frames of media.frames(footage.path, options))
        for (const { width, height, data } of frames) {
          const { faces } = await ctx.call(faceDetection, { image: { width, height, data } });
          counts.push(faces.filter(({ confidence }) => confidence > 0.5).length);
        }
      return { startSeconds, most: Math.max(0, ...counts) };
    },
  });

const findBusiest = defineStep({
  name: "find-busiest",
  version: 1,
  async run({ counts }: { counts: readonly { readonly startSeconds: number; readonly most: number }[] }) {
    return { busiest: counts.toSorted((a, b) => b.most - a.most)[0], counts };
  },
});

export const countVisitors = (media: Media) =>
  pipeline("count-visitors", { footage: input<Footage>() }, (p, { footage }) => {
    const chunk = p.split("chunks", { footage }, cut);
    const counts = p.each("counts", { chunk }, countFaces(media));
    return p.all("busiest", { counts }, findBusiest);
  });

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const path = process.argv[2] ?? "sample/meeting.mp4";
  const media = openMedia();
  const { durationSeconds } = await media.probe(path);
  console.log(await runOnce(countVisitors(media), { footage: { path, durationSeconds } }));
  await media.close();
}
