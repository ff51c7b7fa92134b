import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { SAMPLE_RATE } from "@hapju/spec";
import { filmMeeting } from "./film.ts";
import { portrait } from "./photo.ts";
import { peopleOf, photoOf, rttmOf, soundOf, stmOf, tracksOf } from "./references.ts";
import { pictureHeight, pictureWidth } from "./room/positions.ts";
import { scheduleSpeech } from "./schedule.ts";
import type { MeetingScript } from "./script.ts";
import { soundtrack } from "./soundtrack.ts";
import { speak } from "./speech/speak.ts";
import { wavOf } from "./speech/wav.ts";

/** What writes a film to a file: `openMedia()` of `@hapju/media` does. */
export interface FilmWriter {
  write(
    path: string,
    film: {
      width: number;
      height: number;
      framesPerSecond: number;
      frames: AsyncIterable<Uint8Array>;
      samples: Float32Array;
      sampleRate: number;
    },
  ): Promise<void>;
}

/** Text of the enrolment recordings; not used in random meetings. */
const enrolmentText =
  "Please call Stella. Ask her to bring these things with her from the store: six spoons of fresh snow peas, five thick slabs of blue cheese, and maybe a snack for her brother Bob.";

/** A meeting on disk. */
export interface RenderedMeeting {
  readonly durationSeconds: number;
  readonly frames: number;
  /** The recording. */
  readonly video: string;
  /** The person database: ids, names, photos, voices. */
  readonly people: string;
}

/**
 * Plays a script and writes it into a folder: `meeting.mp4` (1280×720, H.264 and AAC), `script.json`,
 * `ref.stm`, `ref.rttm`, `ref.tracks.json`, `people.json`, `enrol/ID_1.jpg` and `enrol/ID_1.wav` of
 * those enrolled. The same script gives the same pictures and the same sound.
 *
 * ```ts
 * const media = openMedia();
 * await renderMeeting(randomMeeting({ seed: 3, people: 4, seconds: 45 }), "/tmp/meeting", media);
 * ```
 *
 * @throws {SynthesisError} `invalid-script` when people would talk over themselves.
 */
export async function renderMeeting(
  script: MeetingScript,
  folder: string,
  writer: FilmWriter,
): Promise<RenderedMeeting> {
  await mkdir(join(folder, "enrol"), { recursive: true });
  const schedule = await scheduleSpeech(script);
  const film = filmMeeting(schedule);
  const video = join(folder, "meeting.mp4");
  await writer.write(video, {
    width: pictureWidth,
    height: pictureHeight,
    framesPerSecond: script.framesPerSecond,
    frames: film.frames(),
    samples: soundtrack(schedule),
    sampleRate: SAMPLE_RATE,
  });
  for (const { id, appearance, voice } of script.people.filter(({ enrolled }) => enrolled)) {
    await writeFile(join(folder, photoOf(id)), await portrait(appearance));
    await writeFile(join(folder, soundOf(id)), wavOf((await speak(enrolmentText, voice)).samples));
  }
  const people = join(folder, "people.json");
  await writeFile(join(folder, "script.json"), json(script));
  await writeFile(join(folder, "ref.stm"), stmOf(schedule));
  await writeFile(join(folder, "ref.rttm"), rttmOf(schedule));
  await writeFile(
    join(folder, "ref.tracks.json"),
    json(tracksOf(schedule, film.faces, film.frameCount), flatLists),
  );
  await writeFile(people, json(peopleOf(schedule)));
  return { durationSeconds: schedule.durationSeconds, frames: film.frameCount, video, people };
}

function json(value: object, tidy: (text: string) => string = (text) => text): string {
  return `${tidy(JSON.stringify(value, null, 1))}\n`;
}

/** Lists of numbers on one line each: a thousand boxes would fill six thousand lines. */
function flatLists(text: string): string {
  return text.replace(
    /\[\s*(-?\d+(?:,\s*-?\d+)*)\s*\]/g,
    (_, numbers: string) => `[${numbers.replace(/\s+/g, "")}]`,
  );
}
