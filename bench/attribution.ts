import type { People } from "@hapju/diarization";
import { openMedia } from "@hapju/media";
import {
  type AttributionMeeting,
  generatedMeetings,
  realMeetings,
  recordingOf,
  type Variant,
} from "./lib/attribution-meetings.ts";
import { judgeFaces, judgeSpeech, readTruth, type Truth } from "./lib/judge.ts";
import { observe } from "./lib/observe.ts";
import { type NameGiven, reliability, segmentNames, trackNames } from "./lib/reliability.ts";
import { table } from "./lib/table.ts";

/**
 * Who said what: two real meetings and ten generated ones, whole, with the picture off and with the sound off, through
 * the whole pipeline. Errors are listed utterance by utterance. Fails when an utterance or a face carries a wrong name.
 */
const media = openMedia();
const meetings = realMeetings();
for await (const meeting of generatedMeetings("reporting", media)) meetings.push(meeting);

const percent = (share: number | null | undefined) =>
  share === null || share === undefined ? "–" : `${(100 * share).toFixed(1)}%`;
const listed: string[] = [];
const given: { readonly tracks: NameGiven[]; readonly segments: NameGiven[] } = {
  tracks: [],
  segments: [],
};
let wrong = 0;

function speechRow({ name, tuned }: AttributionMeeting, variant: Variant, truth: Truth, people: People) {
  const { utterances, errors } = judgeSpeech(truth, people);
  const count = (verdict: string) => utterances.filter((each) => each.verdict === verdict).length;
  wrong += count("wrong");
  for (const { utterance, names, verdict } of utterances.filter((each) => each.verdict !== "right")) {
    if (variant === "picture off" && verdict !== "wrong") continue;
    const { startSeconds, endSeconds, speaker, words = "" } = utterance;
    const said = names.map((each) => `${each.name} ${each.seconds.toFixed(2)} s`).join(", ") || "no one";
    listed.push(
      `- ${name}, ${variant}, ${startSeconds.toFixed(2)}–${endSeconds.toFixed(2)} s, ${speaker}${isSeen(truth, speaker, startSeconds) ? "" : " (not in the picture)"}: ${verdict} (${said}) “${words}”`,
    );
  }
  return [
    tuned ? `${name} *` : name,
    utterances.length,
    count("right"),
    count("wrong"),
    count("unknown"),
    count("missed"),
    percent(errors.onScreenRightShare),
    percent(errors.rightNameShare),
    percent(errors.rate),
  ];
}

function faceRow({ name, tuned }: AttributionMeeting, variant: Variant, truth: Truth, people: People) {
  const faces = judgeFaces(truth, people);
  if (faces.wrong + faces.namedNowhere > 0)
    listed.push(
      `- ${name}, ${variant}, faces: ${faces.wrong} boxes of ${faces.boxes} with another's name, ${faces.namedNowhere} names where no face is`,
    );
  // A box or two of a face that passes before another is no wrong name: a track is, and tracks are judged whole.
  const tracks = trackNames(truth, people);
  wrong += tracks.filter(({ right }) => !right).length;
  return [
    tuned ? `${name} *` : name,
    people.tracks.length,
    tracks.length,
    tracks.filter(({ right }) => !right).length,
    percent(faces.recall.share),
    faces.wrong,
    faces.namedNowhere,
  ];
}

const isSeen = ({ onScreen }: Truth, speaker: string, seconds: number) =>
  onScreen.some(
    (seen) => seen.speaker === speaker && seen.startSeconds <= seconds && seconds <= seen.endSeconds,
  );

const SPEECH = [
  "meeting",
  "utterances",
  "right",
  "wrong",
  "unknown",
  "missed",
  "right names, enrolled on screen",
  "right names, enrolled",
  "identification error",
];
const FACES = [
  "meeting",
  "tracks",
  "named",
  "wrongly",
  "visible time rightly named",
  "boxes wrong",
  "named nowhere",
];

for (const variant of ["whole", "picture off", "sound off"] as const) {
  const speech: (string | number)[][] = [];
  const faces: (string | number)[][] = [];
  const evidence = new Set<string>();
  for (const meeting of meetings) {
    const truth = readTruth(meeting.dir);
    const { people } = (await observe(meeting, await recordingOf(meeting, variant, media))).answer;
    evidence.add(people.voiceEvidence);
    if (variant !== "sound off") speech.push(speechRow(meeting, variant, truth, people));
    if (variant !== "picture off") faces.push(faceRow(meeting, variant, truth, people));
    if (variant === "whole" && !meeting.tuned) {
      given.tracks.push(...trackNames(truth, people));
      given.segments.push(...segmentNames(truth, people));
    }
  }
  console.log(`## ${variant} (evidence of voices: ${[...evidence].join(", ")})\n`);
  if (speech.length > 0) console.log(`${table(SPEECH, speech)}\n`);
  if (faces.length > 0) console.log(`${table(FACES, faces)}\n`);
}
await media.close();
console.log(`* constants were chosen by looking at it.\n\n## Errors\n\n${listed.join("\n") || "None."}\n`);
console.log("## How sure, how right: names in the generated meetings above\n");
console.log(
  table(
    ["names of", "confidence", "given", "mean confidence", "right", "right, 95% interval"],
    [...reliability("tracks", given.tracks), ...reliability("segments of speech", given.segments)],
  ),
);
if (wrong > 0) process.exitCode = 1;
