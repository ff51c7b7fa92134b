import type { PeopleInputs } from "@hapju/diarization";
import { openMedia } from "@hapju/media";
import { generatedMeetings } from "./lib/attribution-meetings.ts";
import { judgeFaces, judgeSpeech, readTruth, type Truth } from "./lib/judge.ts";
import { attribute, type Observations, observe } from "./lib/observe.ts";
import { table } from "./lib/table.ts";

/**
 * The value of each source of evidence: alone, removed, and all together, on the ten generated meetings that nothing
 * was tuned on. Models run once; attribution runs again with one source of evidence less. `docs/measurements/attribution.md` discusses the table.
 */
const SOURCES = ["face", "lips", "voice", "position"] as const;
type Source = (typeof SOURCES)[number];

/** The observations without one or more sources of evidence. */
function inputsWithout(inputs: PeopleInputs, removed: readonly Source[]): PeopleInputs {
  let left = inputs;
  // Without identity; that a face is seen and tracked is kept.
  if (removed.includes("face")) {
    const { face: _, ...calibrations } = left.calibrations;
    const tracks = left.tracks.map((track) => ({ ...track, embeddings: [] }));
    left = { ...left, calibrations, tracks };
  }
  if (removed.includes("lips")) left = { ...left, lips: left.lips.map(() => []) };
  if (removed.includes("voice"))
    left = { ...left, voices: { ...left.voices, evidence: "none", samples: [], voices: [] } };
  // No two tracks are ever at one position.
  if (removed.includes("position"))
    left = { ...left, tracks: left.tracks.map((track, at) => ({ ...track, boxes: moved(track.boxes, at) })) };
  return left;
}

/** Boxes moved apart, so that no two tracks share a position. */
const moved = (boxes: PeopleInputs["tracks"][number]["boxes"], at: number) =>
  boxes.map((sighting) => ({ ...sighting, box: { ...sighting.box, x: sighting.box.x + 2 * (at + 1) } }));

const rows: readonly { readonly name: string; readonly removed: readonly Source[] }[] = [
  { name: "all together", removed: [] },
  ...SOURCES.map((source) => ({ name: `without ${source}`, removed: [source] })),
  ...SOURCES.map((source) => ({
    name: `${source} alone`,
    removed: SOURCES.filter((other) => other !== source),
  })),
];

const media = openMedia();
const observed: { readonly truth: Truth; readonly observations: Observations }[] = [];
const evidence = new Set<string>();
for await (const meeting of generatedMeetings("reporting", media)) {
  const { observations } = await observe(meeting, meeting.recording);
  evidence.add(observations.people.voices.evidence);
  observed.push({ truth: readTruth(meeting.dir), observations });
}
await media.close();

const percent = (share: number) => `${(100 * share).toFixed(1)}%`;
console.log(`Evidence of voices: ${[...evidence].join(", ")}\n`);
console.log(
  table(
    [
      "evidence",
      "utterances",
      "right",
      "wrong",
      "unknown",
      "missed",
      "right names, enrolled on screen",
      "identification error",
      "DER",
      "faces rightly named",
    ],
    rows.map(({ name, removed }) => {
      const judged = observed.map(({ truth, observations }) => {
        const { people } = attribute({
          ...observations,
          people: inputsWithout(observations.people, removed),
        });
        return {
          ...judgeSpeech(truth, people),
          faces: removed.includes("position") ? undefined : judgeFaces(truth, people),
        };
      });
      const utterances = judged.flatMap((one) => one.utterances);
      const count = (verdict: string) => utterances.filter((one) => one.verdict === verdict).length;
      const sum = (of: (one: (typeof judged)[number]) => number) =>
        judged.reduce((total, one) => total + of(one), 0);
      const wrongTime = sum(
        ({ errors }) =>
          errors.missedSeconds + errors.falseAlarmSeconds + errors.wrongNameSeconds + errors.unknownSeconds,
      );
      const faces = judged.flatMap((one) => one.faces ?? []);
      return [
        name,
        utterances.length,
        count("right"),
        count("wrong"),
        count("unknown"),
        count("missed"),
        percent(
          sum(({ errors }) => errors.onScreenRightSeconds!) / sum(({ errors }) => errors.onScreenSeconds!),
        ),
        percent(wrongTime / sum(({ errors }) => errors.scoredSeconds)),
        percent(
          sum(
            ({ diarization: { missedSeconds, falseAlarmSeconds, confusionSeconds } }) =>
              missedSeconds + falseAlarmSeconds + confusionSeconds,
          ) / sum(({ diarization }) => diarization.scoredSeconds),
        ),
        faces.length === 0
          ? "–"
          : percent(
              faces.reduce((all, { recall }) => all + recall.successes, 0) /
                faces.reduce((all, { recall }) => all + recall.trials, 0),
            ),
      ];
    }),
  ),
);
