import { isFace, splitTracks } from "../corrections/anchors.ts";
import { correctSpeaking } from "../corrections/correct-speaking.ts";
import type { Correction } from "../corrections/correction.ts";
import type { NamedTrack, People } from "../decisions.ts";
import { blocksOf, frameAt, middleOf } from "../frames.ts";
import { lipEvidence } from "../lips/lip-evidence.ts";
import type { Track } from "../observations/faces.ts";
import type { LipScores } from "../observations/lips.ts";
import type { Calibrations, KnownPerson } from "../observations/people.ts";
import type { Voices } from "../observations/voices.ts";
import { nameTracks, trackEvidence } from "../tracks/name-tracks.ts";
import { taughtVoices } from "../voices/adapt-voices.ts";
import { knownSounds } from "../voices/identify-voices.ts";
import { pureVoices } from "../voices/split-clusters.ts";
import { linkVoices, matchVoice, perEntity } from "../voices/voice-evidence.ts";
import { hear, NOBODY } from "./decode-speakers.ts";
import { toSpeaking } from "./name-segments.ts";
import { overlaps, stretchesOf } from "./speaker-segments.ts";
import { numberUnknown } from "./unknown-labels.ts";

/** Everything that says who is who. */
export interface PeopleInputs {
  /** From `followFaces`. */
  readonly tracks: readonly Track[];
  /** From `clusterVoices`. */
  readonly voices: Voices;
  /** Per chunk, in the order given to `followFaces`. */
  readonly lips: readonly (readonly LipScores[])[];
  /** The people who may be named: consented, and on the roster if there is one. */
  readonly directory: readonly KnownPerson[];
  readonly calibrations: Calibrations;
  readonly corrections?: readonly Correction[];
}

/** Only who is seen to speak this surely teaches whose voice it is. */
const TEACHING_CONFIDENCE = 0.9;

/**
 * Decides who is who and who speaks when: evidence of face, voice, lips and seat joined as log-likelihoods,
 * solved over the whole recording, with "unknown" always an answer. Nobody is on two tracks at once.
 */
export function identifyPeople(inputs: PeopleInputs): People {
  const { calibrations, corrections = [] } = inputs;
  // In one order whatever the order of the inputs: sums come out the same to the last bit.
  const directory = inputs.directory.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const voices = pureVoices(inputs.voices, directory, calibrations);
  const tracks = splitTracks(inputs.tracks, corrections).sort(
    (a, b) => a.startSeconds - b.startSeconds || placeOf(a) - placeOf(b) || (a.id < b.id ? -1 : 1),
  );
  const splits = corrections.filter((one) => one.kind === "split" && one.x === undefined);
  const blocks = blocksOf(
    voices.speech,
    splits.map((one) => (one.kind === "split" ? one.seconds : 0)),
  );
  const frames = (blocks.at(-1)?.to ?? 0) + 1;
  const lips = lipEvidence(tracks, inputs.lips, frames);

  // First by lips alone: who is clearly seen to speak teaches which voice is whose.
  const seen =
    voices.samples.length === 0
      ? []
      : stretchesOf(
          hear({ blocks, tracks, lips, voices: new Map(), entityOf: (id) => id, barred: () => false }),
          lips,
          new Map(),
        );
  const teaching = seen.flatMap(({ source, confidence, startSeconds, endSeconds }) =>
    source.track && confidence >= TEACHING_CONFIDENCE
      ? [{ track: source.track, startSeconds, endSeconds }]
      : [],
  );
  const links = linkVoices(voices.voices, teaching, calibrations);
  const voiceOf = (track: string, person: string) => {
    const known = directory.find(({ id }) => id === person)!;
    const linked = voices.voices.filter(({ id }) => links.get(id)?.track === track);
    const scores = linked.flatMap((voice) => matchVoice(voice, known, calibrations.voice) ?? []);
    return scores.length > 0 ? Math.max(...scores) : undefined;
  };

  const sighted = trackEvidence(tracks, directory, calibrations, voiceOf);
  const trackNames = nameTracks(sighted, directory.length, calibrations, corrections);
  const entityOf = new Map(tracks.map(({ id }, at) => [id, trackNames[at]!.entity]));

  // Whom a correction calls one may sound like two: each face teaches the voice it was seen with.
  const seenAs =
    corrections.length > 0 ? nameTracks(sighted, directory.length, calibrations, []) : trackNames;
  const voiceSeen = new Map<string, string>(
    tracks.map(({ id }, at) => [id, `${seenAs[at]!.entity} ${trackNames[at]!.entity}`]),
  );
  const entityOfSeen = new Map([...voiceSeen].map(([track, voice]) => [voice, entityOf.get(track)!]));
  const lessons = teaching.map(({ track, ...when }) => ({ ...when, entity: voiceSeen.get(track)! }));
  const taught = perEntity(
    taughtVoices(voices.samples, lessons, calibrations, frames),
    (voice) => entityOfSeen.get(voice)!,
  );
  const { voices: found, sounds } = knownSounds({
    naming: { voices, directory, calibrations, links, tracks, trackNames },
    taught,
    frames,
  });

  const known = new Set([...trackNames, ...found].filter((name) => name.known).map(({ entity }) => entity));
  const barredTurns = corrections.flatMap((one) =>
    one.kind === "not-person" && !isFace(one.at) ? [{ ...one.at, person: one.person }] : [],
  );
  const barred = (entity: string, frame: number) =>
    barredTurns.some(
      ({ person, startSeconds, endSeconds }) =>
        person === entity && middleOf(frame) >= startSeconds && middleOf(frame) < endSeconds,
    );
  const heard = hear({
    blocks,
    tracks,
    lips,
    voices: sounds,
    entityOf: (track) => entityOf.get(track)!,
    barred,
  });
  const stretches = overlaps(stretchesOf(heard, lips, sounds), lips);

  const label = numberUnknown([
    ...tracks.flatMap(({ id, startSeconds }) => appearance(entityOf.get(id)!, startSeconds)),
    ...found.flatMap(({ entity, voice }) => appearance(entity, voice.segments[0]!.startSeconds)),
  ]);
  function appearance(entity: string, seconds: number) {
    return known.has(entity) ? [] : [{ entity, seconds }];
  }
  const speakerOf = (entity: string) => (known.has(entity) ? entity : label(entity));
  const certainty = new Map(trackNames.map((name) => [name.entity, name.known ? name.confidence : 1]));
  for (const name of found) if (!certainty.has(name.entity)) certainty.set(name.entity, name.confidence);

  const named: NamedTrack[] = tracks.map((track, at) => {
    const { entity, known: _, ...naming } = trackNames[at]!;
    const { id, visible, startSeconds, endSeconds, boxes } = track;
    const spoken = stretches
      .filter(({ source, over }) => source.track === id && !over)
      .sort((a, b) => b.confidence * length(b) - a.confidence * length(a))
      .slice(0, 3)
      .map(({ startSeconds, endSeconds }) => ({ startSeconds, endSeconds }));
    return {
      track: { id, visible, startSeconds, endSeconds },
      boxes: boxes.map(({ seconds, box, confidence }) => ({ seconds, box, confidence })),
      ...naming,
      speaker: speakerOf(entity),
      stretches: spoken,
    };
  });
  return correctSpeaking(
    {
      voiceEvidence: sounds.size > 0 ? voices.evidence : "none",
      tracks: named,
      voices: found.map(({ voice, entity, known: _, ...naming }) => ({
        voice: voice.id,
        ...naming,
        speaker: speakerOf(entity),
      })),
      speaking: toSpeaking({
        stretches,
        lips,
        voices: sounds,
        voiceOf: (entity) => found.find((one) => one.entity === entity)?.voice.id,
        speakerOf,
        certainty,
        nobody: label(NOBODY),
      }),
    },
    corrections,
    label(NOBODY),
  );
}

/** Left to right: of those that begin together the number of a run must not decide who comes first. */
function placeOf({ boxes }: Track): number {
  return boxes[0]?.box.x ?? 0;
}

function length({ startSeconds, endSeconds }: { startSeconds: number; endSeconds: number }): number {
  return frameAt(endSeconds) - frameAt(startSeconds);
}
