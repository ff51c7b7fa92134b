import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { wordErrorRate } from "@hapju/evaluation";
import { openMedia } from "@hapju/media";
import { SAMPLE_RATE } from "@hapju/spec";
import { expect, test } from "vitest";
import { hapju } from "../testing/hapju.fixture.ts";

const audio = resolve(import.meta.dirname, "../../../../../shared/data/audio");
const korean = join(audio, "ko-KR");
const english = join(audio, "azure/enrollment_audio_katie.wav");
const PAUSE = new Float32Array(SAMPLE_RATE);

const joined = (...parts: readonly Float32Array[]) => Float32Array.from(parts.flatMap((part) => [...part]));

test.runIf(existsSync(korean) && existsSync(english))(
  "Korean speech becomes minutes with the names of the voices, a guest among them (needs ../shared/data)",
  async () => {
    const folder = mkdtempSync(join(tmpdir(), "hapju-korean-"));
    const media = openMedia();
    try {
      const read = (path: string) => media.audio(path);
      const [minji, meeting] = [
        await read(join(korean, "audio1.wav")),
        await read(join(korean, "audio2.wav")),
      ];
      const guest = await read(english);
      const half = guest.length / 2;
      const write = (name: string, samples: Float32Array) =>
        media.write(join(folder, name), { samples, sampleRate: SAMPLE_RATE });
      await write("minji.mp4", minji.slice(0, 12 * SAMPLE_RATE));
      await write("katie.mp4", guest.slice(0, half));
      await write("meeting.mp4", joined(meeting, PAUSE, guest.slice(half), PAUSE));
      const person = (id: string, display_name: string) => ({
        id,
        display_name,
        enrolment_audio: [`${id}.mp4`],
      });
      writeFileSync(
        join(folder, "people.json"),
        JSON.stringify({ people: [person("minji", "김민지"), person("katie", "케이티")] }),
      );
      const out = join(folder, "out");
      const run = await hapju(
        [
          "minutes",
          join(folder, "meeting.mp4"),
          "--people",
          join(folder, "people.json"),
          "--language",
          "ko",
          "--out",
          out,
        ],
        { HAPJU_HOME: join(folder, "home") },
      );
      expect(run.exitCode, run.stderr).toBe(0);
      const minutes = JSON.parse(readFileSync(join(out, "minutes.json"), "utf8"));
      const border = meeting.length / SAMPLE_RATE;
      const turns: { speaker: string; startSeconds: number; text: string }[] = minutes.transcript;
      expect(turns.length).toBeGreaterThan(1);
      for (const { speaker, startSeconds } of turns)
        expect(speaker).toBe(startSeconds < border ? "minji" : "katie");
      const said = readFileSync(join(korean, "trans.txt"), "utf8").split(/\r?\n/);
      const words = said.find((line) => line.startsWith("audio2.wav"))?.split("\t")[1] ?? "";
      const segment = { session: "a", speaker: "a", startSeconds: 0, endSeconds: 1 };
      const written = turns.filter(({ speaker }) => speaker === "minji").map(({ text }) => text);
      const { errors, length } = wordErrorRate(
        [{ ...segment, words }],
        [{ ...segment, words: written.join(" ") }],
        { unit: "characters", normalization: "korean" },
      );
      expect(errors / length).toBeLessThan(0.12);
    } finally {
      await media.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
  300_000,
);
