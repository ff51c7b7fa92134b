import { openMedia } from "@hapju/media";
import { recordingOf, seeded } from "./lib/attribution-meetings.ts";
import { generateMeeting } from "./lib/generated.ts";
import { judgeSpeech, readTruth } from "./lib/judge.ts";
import { observe } from "./lib/observe.ts";
import { table } from "./lib/table.ts";

/**
 * Who said what, from the sound alone: twenty more generated meetings, drawn with few frames since the picture is dropped,
 * whose people are enrolled by one sentence each. Fails when an utterance carries a wrong name.
 */
const MEETINGS = [...seeded(161), ...seeded(171)];
const FRAMES_PER_SECOND = 5;

const media = openMedia({ processes: 1 });
const rows: (string | number)[][] = [];
const percent = (share: number | null | undefined) => (share == null ? "–" : `${(100 * share).toFixed(1)}%`);
let wrong = 0;
for (const { people, seed } of MEETINGS) {
  const dir = await generateMeeting({ people, seed, framesPerSecond: FRAMES_PER_SECOND }, media);
  const meeting = {
    name: `${people} people, seed ${seed}`,
    dir,
    recording: `${dir}/meeting.mp4`,
    tuned: false,
  };
  const { answer } = await observe(meeting, await recordingOf(meeting, "picture off", media));
  const { utterances, errors, diarization } = judgeSpeech(readTruth(dir), answer.people);
  const count = (verdict: string) => utterances.filter((each) => each.verdict === verdict).length;
  wrong += count("wrong");
  rows.push([
    meeting.name,
    utterances.length,
    ...["right", "wrong", "unknown", "missed"].map(count),
    percent(errors.rightNameShare),
    percent(errors.rate),
    percent(diarization.rate),
  ]);
}
await media.close();
console.log(
  table(
    [
      "meeting",
      "utterances",
      "right",
      "wrong",
      "unknown",
      "missed",
      "right names, enrolled",
      "identification error",
      "DER",
    ],
    rows,
  ),
);
if (wrong > 0) process.exitCode = 1;
