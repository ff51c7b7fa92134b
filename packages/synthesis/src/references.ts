import { defined, valueAt } from "./defined.ts";
import type { SeenFace } from "./film.ts";
import { pictureHeight, pictureWidth } from "./room/positions.ts";
import type { Schedule } from "./schedule.ts";
import type { ScriptPerson } from "./script.ts";

/** Lower-case words without punctuation, as the evaluation formats want them. */
export function plainWords(text: string): string {
  return (
    text
      .toLowerCase()
      .match(/[a-z0-9']+/g)
      ?.join(" ") ?? ""
  );
}

/** The words of each speaker with their times: `session channel speaker start end words`. */
export function stmOf({ script, utterances }: Schedule): string {
  return utterances
    .map(
      ({ speaker, startSeconds, endSeconds, text }) =>
        `${script.name} 1 ${speaker} ${startSeconds.toFixed(2)} ${endSeconds.toFixed(2)} ${plainWords(text)}\n`,
    )
    .join("");
}

/** The times at which each person talks. */
export function rttmOf({ script, utterances }: Schedule): string {
  return utterances
    .map(
      ({ speaker, startSeconds, endSeconds }) =>
        `SPEAKER ${script.name} 1 ${startSeconds.toFixed(3)} ${(endSeconds - startSeconds).toFixed(3)} <NA> <NA> ${speaker} <NA> <NA>\n`,
    )
    .join("");
}

/** What can be seen: where people are in the picture, whose lips move, overlaps and events. */
export function tracksOf(schedule: Schedule, faces: readonly SeenFace[], frames: number): object {
  const { script, durationSeconds } = schedule;
  return {
    meeting: script.name,
    video: "meeting.mp4",
    width: pictureWidth,
    height: pictureHeight,
    fps: script.framesPerSecond,
    frames,
    duration: rounded(durationSeconds),
    time_zero: "first video frame; audio starts at the same instant",
    face_boxes_format:
      "[frame, x, y, w, h] every 5th frame, pixels, from the drawing; left out when less than 60 % of the width is inside",
    overlaps: overlapsOf(schedule),
    events: script.people.flatMap((person) => eventsOf(person, schedule)),
    persons: script.people.map((person) => personTrack(person, schedule, faces)),
  };
}

/** Paths of an enrolled person's photo and voice sample, in the meeting's folder. */
export const photoOf = (person: string) => `enrol/${person}_1.jpg`;
/** Path of an enrolled person's voice sample, in the meeting's folder. */
export const soundOf = (person: string) => `enrol/${person}_1.wav`;

/** The person database: who is enrolled, with which photo and sound. */
export function peopleOf({ script }: Schedule): object {
  return {
    meeting: script.name,
    people: script.people.map(({ id, name, enrolled }) => ({
      id,
      display_name: name,
      enrolled,
      expected_label: enrolled ? id : "unknown",
      enrolment_images: enrolled ? [photoOf(id)] : [],
      enrolment_audio: enrolled ? [soundOf(id)] : [],
      in_meeting: true,
    })),
  };
}

function personTrack(person: ScriptPerson, schedule: Schedule, faces: readonly SeenFace[]): object {
  const { framesPerSecond } = schedule.script;
  const own = schedule.utterances.filter(({ speaker }) => speaker === person.id);
  const boxes = faces
    .filter(({ person: id }) => id === person.id)
    .map(({ frame, box }) => [frame, box.x, box.y, box.width, box.height].map(Math.round));
  const sampled = boxes.filter(([frame]) => defined(frame) % 5 === 0);
  const [x, y, w, h] = [1, 2, 3, 4].map((part) => median(boxes.map((box) => valueAt(box, part))));
  return {
    id: person.id,
    display_name: person.name,
    enrolled: person.enrolled,
    expected_label: person.enrolled ? person.id : "unknown",
    visible: intervals(boxes.map(([frame]) => defined(frame))).map(([first, last]) => ({
      start: rounded(first / framesPerSecond),
      end: rounded((last + 1) / framesPerSecond),
    })),
    face_box_median: { x, y, w, h },
    utterances: own.map(({ startSeconds, endSeconds, text, onScreen }) => ({
      start: rounded(startSeconds),
      end: rounded(endSeconds),
      words: plainWords(text),
      on_screen: onScreen,
    })),
    lip_motion: [
      ...own.map(({ startSeconds, endSeconds }) => ({
        start: rounded(startSeconds),
        end: rounded(endSeconds),
        kind: "speaking",
      })),
      ...person.mouthsSilently.map(({ startSeconds, endSeconds }) => ({
        start: rounded(startSeconds),
        end: rounded(endSeconds),
        kind: "muted (lips move, no audio, not in STM)",
      })),
    ].sort((one, other) => one.start - other.start),
    face_boxes: sampled,
  };
}

function eventsOf(person: ScriptPerson, { utterances }: Schedule): object[] {
  const own = utterances.filter(({ speaker }) => speaker === person.id);
  const { id, arrivesAtSeconds, leavesAtSeconds } = person;
  return [
    ...(own.length === 0 ? [{ t: 0, event: "never speaks", person: id }] : []),
    ...(person.enrolled ? [] : [{ t: 0, event: "not enrolled (unknown)", person: id }]),
    ...(arrivesAtSeconds === undefined ? [] : [{ t: arrivesAtSeconds, event: "sits", person: id }]),
    ...(leavesAtSeconds === undefined
      ? []
      : [{ t: leavesAtSeconds, event: "has left the frame", person: id }]),
    ...person.mouthsSilently.map(({ startSeconds, endSeconds }) => ({
      t: startSeconds,
      end: endSeconds,
      event: "muted lip motion",
      person: id,
    })),
    ...own
      .filter(({ onScreen }) => !onScreen)
      .map(({ startSeconds, endSeconds }) => ({
        t: rounded(startSeconds),
        end: rounded(endSeconds),
        event: "speaks off-screen",
        person: id,
      })),
  ];
}

function overlapsOf({ utterances }: Schedule): object[] {
  return utterances.flatMap((one, index) =>
    utterances
      .slice(index + 1)
      .filter((other) => other.startSeconds < one.endSeconds)
      .map((other) => ({
        start: rounded(other.startSeconds),
        end: rounded(Math.min(one.endSeconds, other.endSeconds)),
        speakers: [one.speaker, other.speaker],
      })),
  );
}

/** First and last of each sequence of consecutive numbers. */
function intervals(frames: readonly number[]): [number, number][] {
  const runs: [number, number][] = [];
  for (const frame of frames) {
    const run = runs.at(-1);
    if (run !== undefined && run[1] === frame - 1) run[1] = frame;
    else runs.push([frame, frame]);
  }
  return runs;
}

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
}

function rounded(seconds: number): number {
  return Math.round(seconds * 100) / 100;
}
