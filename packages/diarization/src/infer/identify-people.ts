import { correctSpeaking } from "../corrections/correct-speaking.ts";
import { type Correction, isFace } from "../corrections/correction.ts";
import { splitTracks } from "../corrections/split-tracks.ts";
import type { NamedTrack, NamedVoice, People } from "../decisions.ts";
import { defined } from "../defined.ts";
import { frameAt, middleOfFrame } from "../frames.ts";
import { type LipEvidence, lipEvidence } from "../lips/lip-evidence.ts";
import { labelUnknown } from "../naming/unknown-labels.ts";
import type { Track } from "../observations/faces.ts";
import type { LipScores } from "../observations/lips.ts";
import type { Calibrations, KnownPerson } from "../observations/people.ts";
import type { Voices } from "../observations/voices.ts";
import { byTime, includes, segmentOf } from "../segments.ts";
import { nameTracks, type TrackNaming } from "../tracks/name-tracks.ts";
import { withoutCopies } from "../tracks/same-motion.ts";
import { withNamedPictures } from "../tracks/still-faces.ts";
import { trackEvidence } from "../tracks/track-evidence.ts";
import { adaptVoices } from "../voices/adapt-voices.ts";
import { identifyVoices } from "../voices/identify-voices.ts";
import { linkVoices } from "../voices/link-voices.ts";
import { matchVoice } from "../voices/match-voice.ts";
import type { VoiceNaming } from "../voices/name-voices.ts";
import { evidencePerEntity } from "../voices/voice-evidence.ts";
import { decodeSpeakers, UNATTRIBUTED } from "./decode-speakers.ts";
import { type DecodedSegment, decodedSegments } from "./decoded-segments.ts";
import { heardSegments } from "./heard-segments.ts";
import { nameSegments } from "./name-segments.ts";
import { addOverlaps } from "./overlapping-speech.ts";
import { type SpeechBlock, speechBlocks } from "./speech-blocks.ts";
import { addVoiceOverlaps } from "./voice-overlaps.ts";

/** Everything that {@link identifyPeople} decides from. */
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

/** A segment whose speaker is at least this likely by lips alone says whose voice it is. */
const LABEL_CONFIDENCE = 0.9;

const SHOWN_SEGMENTS = 3;

/**
 * Decides who is who and who speaks when: evidence of face, voice, lips and place is added as log-likelihoods and solved
 * over the whole recording, with "unknown" always among the answers. No person is on two tracks at once, but for copies
 * that move as one; a person who is only on a picture is not named.
 */
export function identifyPeople(inputs: PeopleInputs): People {
  const { calibrations, corrections = [] } = inputs;
  // In one order whatever the order of the inputs: floating-point sums are the same to the last bit.
  const directory = inputs.directory.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const { voices } = inputs;
  const all = withNamedPictures(splitTracks(inputs.tracks, corrections), corrections).sort(
    (a, b) => a.startSeconds - b.startSeconds || leftOf(a) - leftOf(b) || (a.id < b.id ? -1 : 1),
  );
  const tracks = all.filter(({ isPicture }) => !isPicture);
  const pictures = all.filter(({ isPicture }) => isPicture);
  // A person who is seen twice at once speaks with one mouth.
  const mouths = withoutCopies(tracks);
  const cuts = corrections.flatMap((one) =>
    one.kind === "split" && one.x === undefined ? [one.seconds] : [],
  );
  const blocks = speechBlocks(voices.speech, cuts);
  const frames = (blocks.at(-1)?.to ?? 0) + 1;
  const excluded = exclusionsOf(corrections);
  const lips = lipEvidence(mouths, inputs.lips, frames);

  // First by lips alone: segments with a clearly visible speaker say which voice is whose.
  const seen = voices.samples.length === 0 ? [] : speechBySight(blocks, mouths, lips);
  const links = linkVoices(voices.voices, seen, calibrations.voice);
  const linkedVoiceEvidence = (track: string, person: KnownPerson) => {
    const linked = voices.voices.filter(({ id }) => links.get(id)?.track === track);
    const scores = linked.flatMap((voice) => matchVoice(voice, person, calibrations.voice) ?? []);
    return scores.length > 0 ? Math.max(...scores) : undefined;
  };

  const evidence = trackEvidence(tracks, directory, calibrations, linkedVoiceEvidence);
  const namesWith = (given: readonly Correction[]): ReadonlyMap<string, TrackNaming> => {
    const names = nameTracks(evidence, directory.length, calibrations, given);
    return new Map(tracks.map(({ id }, at) => [id, defined(names[at])]));
  };
  const trackNames = namesWith(corrections);
  // A person on a picture is not there: nobody of the directory is looked for.
  const pictureNames = nameTracks(
    trackEvidence(pictures, [], calibrations, () => undefined),
    0,
    calibrations,
    [],
  );
  const entityOf = (track: string) => defined(trackNames.get(track)).entity;

  // People whom a correction makes one may sound like two: each face adapts the voice it was seen with.
  const uncorrected = corrections.length > 0 ? namesWith([]) : trackNames;
  const voiceOfTrack = new Map(
    tracks.map(({ id }) => [id, `${defined(uncorrected.get(id)).entity} ${entityOf(id)}`]),
  );
  const entityOfVoice = new Map([...voiceOfTrack].map(([track, voice]) => [voice, entityOf(track)]));
  const labelled = seen.map(({ track, ...when }) => ({ ...when, entity: defined(voiceOfTrack.get(track)) }));
  const adapted = evidencePerEntity(
    adaptVoices(voices.samples, labelled, calibrations.voice, frames),
    entityOfVoice,
  );
  const { voices: voiceNames, evidence: sounds } = identifyVoices({
    naming: { voices, directory, calibrations, links, trackNames },
    adapted,
  });

  const seenBlocks = voices.voices.length > 0 ? blocks.filter((block) => isSeen(block, tracks)) : blocks;
  const decoded = decodeSpeakers({
    blocks: seenBlocks,
    tracks: mouths,
    lips,
    voices: sounds,
    entityOf,
    excluded,
  });
  const segments = [
    ...addVoiceOverlaps(addOverlaps(decodedSegments(decoded, { lips, voices: sounds }), lips), voiceNames),
    ...heardSegments(voiceNames, seenBlocks).filter(
      ({ state, startSeconds, endSeconds }) =>
        !excluded(state.entity, frameAt((startSeconds + endSeconds) / 2)),
    ),
  ].sort(byTime);

  const names = [...trackNames.values(), ...pictureNames, ...voiceNames];
  const known = new Set(names.filter((name) => name.known).map(({ entity }) => entity));
  const label = labelUnknown(
    [
      ...tracks.map(({ id, startSeconds }) => ({ entity: entityOf(id), seconds: startSeconds })),
      ...voiceNames.map(({ entity, voice }) => ({
        entity,
        seconds: defined(voice.segments[0]).startSeconds,
      })),
      // Last: the numbers of people do not depend on pictures.
      ...pictureNames.map(({ entity }) => ({ entity, seconds: Number.POSITIVE_INFINITY })),
    ].filter(({ entity }) => !known.has(entity)),
  );
  const unattributed = label(UNATTRIBUTED);
  const speakerOf = (entity: string) => (known.has(entity) ? entity : label(entity));
  return correctSpeaking(
    {
      voiceEvidence: sounds.size > 0 ? voices.evidence : "none",
      tracks: all.map((track) => {
        const naming = defined(trackNames.get(track.id) ?? pictureNames[pictures.indexOf(track)]);
        return namedTrack(track, naming, speakerOf(naming.entity), segments);
      }),
      voices: voiceNames.map((naming) => namedVoice(naming, speakerOf(naming.entity))),
      speaking: nameSegments({
        segments,
        lips,
        voices: sounds,
        voiceOf: (entity) => voiceNames.find((name) => name.entity === entity)?.voice.id,
        speakerOf,
        certainty: certaintyOf([...trackNames.values()], voiceNames),
        unattributed,
      }),
    },
    corrections,
    unattributed,
  );
}

/** Whether a face is in view during a block. */
const isSeen = ({ from, to }: SpeechBlock, tracks: readonly Track[]): boolean =>
  tracks.some(({ visible }) =>
    visible.some((segment) => frameAt(segment.startSeconds) < to && frameAt(segment.endSeconds) >= from),
  );

/** The segments in which a face clearly speaks, by lips alone. */
function speechBySight(blocks: readonly SpeechBlock[], tracks: readonly Track[], lips: LipEvidence) {
  const voices = new Map();
  const decoded = decodeSpeakers({
    blocks,
    tracks,
    lips,
    voices,
    entityOf: (track) => track,
    excluded: () => false,
  });
  return decodedSegments(decoded, { lips, voices }).flatMap(({ state, confidence, ...segment }) =>
    state.track && confidence >= LABEL_CONFIDENCE ? [{ track: state.track, ...segmentOf(segment) }] : [],
  );
}

/** Whether a correction says that a person does not speak in a frame. */
function exclusionsOf(corrections: readonly Correction[]): (entity: string, frame: number) => boolean {
  const excluded = corrections.flatMap((one) =>
    one.kind === "not-person" && !isFace(one.at) ? [{ person: one.person, segment: one.at }] : [],
  );
  return (entity, frame) =>
    excluded.some(({ person, segment }) => person === entity && includes(segment, middleOfFrame(frame)));
}

/** How likely each entity is the person of its name: by its last track, otherwise by its first voice. */
function certaintyOf(tracks: readonly TrackNaming[], voices: readonly VoiceNaming[]): Map<string, number> {
  const certainty = new Map(tracks.map(({ entity, known, confidence }) => [entity, known ? confidence : 1]));
  for (const { entity, confidence } of voices) if (!certainty.has(entity)) certainty.set(entity, confidence);
  return certainty;
}

function namedTrack(
  { id, visible, startSeconds, endSeconds, boxes, uprightTurn, isPicture }: Track,
  { entity: _, known: __, ...naming }: TrackNaming,
  speaker: string,
  segments: readonly DecodedSegment[],
): NamedTrack {
  const spoken = segments
    .filter(({ state, overlaps }) => state.track === id && !overlaps)
    .sort((a, b) => b.confidence * framesOf(b) - a.confidence * framesOf(a))
    .slice(0, SHOWN_SEGMENTS)
    .map(segmentOf);
  return {
    track: {
      id,
      visible,
      startSeconds,
      endSeconds,
      ...(uprightTurn ? { uprightTurn } : {}),
      ...(isPicture ? { isPicture } : {}),
    },
    boxes: boxes.map(({ seconds, box, confidence }) => ({ seconds, box, confidence })),
    ...naming,
    speaker,
    segments: spoken,
  };
}

function namedVoice({ voice, entity: _, known: __, ...naming }: VoiceNaming, speaker: string): NamedVoice {
  return { voice: voice.id, ...naming, speaker };
}

/** Left edge of the first box: for tracks that begin together the number of a run must not decide the order. */
function leftOf({ boxes }: Track): number {
  return boxes[0]?.box.x ?? 0;
}

function framesOf({ startSeconds, endSeconds }: DecodedSegment): number {
  return frameAt(endSeconds) - frameAt(startSeconds);
}
