import type { Segment } from "@hapju/spec";
import type { Naming, People, Speaker, SpeakerSegment } from "../decisions.ts";
import { byTime, sharedSeconds } from "../segments.ts";
import { mainSpeaker, speakerAt, trackAt } from "./anchors.ts";
import { type Correction, type FaceAnchor, isFace, type TurnAnchor } from "./correction.ts";

/**
 * Applies the corrections of turns, in order.
 *
 * @param unattributed the label of speech without a known speaker
 */
export function correctSpeaking(
  people: People,
  corrections: readonly Correction[],
  unattributed: Speaker,
): People {
  let corrected = people;
  for (const correction of corrections) {
    if (correction.kind === "turn-is") {
      const speaking = relabel(corrected.speaking, correction.turn, correction.person ?? unattributed);
      corrected = { ...corrected, speaking };
    } else if (correction.kind === "not-person" && !isFace(correction.at)) {
      // The person was excluded when speech was decided; an earlier correction may have brought them back.
      const speaking = remove(corrected.speaking, correction.at, correction.person, unattributed);
      corrected = { ...corrected, speaking };
    } else if (correction.kind === "track-is") {
      const { face, person } = correction;
      const matches = (speaker: Speaker) => (person === null ? rankOf(speaker) > 0 : speaker === person);
      corrected = nameTrack(corrected, face, matches, person ?? unattributed);
    } else if (correction.kind === "not-person") {
      const { at, person } = correction;
      if (isFace(at)) corrected = nameTrack(corrected, at, (speaker) => speaker !== person, unattributed);
    } else if (correction.kind === "speaker-is") {
      corrected = nameSpeaker(corrected, correction.at, correction.person, unattributed);
    } else if (correction.kind === "same-person") {
      corrected = merge(corrected, correction.at, unattributed);
    }
  }
  return corrected;
}

/** Cuts segments at the borders of the anchor and gives what is inside to the speaker. */
function relabel(speaking: readonly SpeakerSegment[], turn: TurnAnchor, speaker: Speaker): SpeakerSegment[] {
  const main = mainSpeaker(speaking, turn);
  return speaking
    .flatMap((segment) => {
      const inside = clip(segment, turn.startSeconds, turn.endSeconds);
      if (!inside) return [segment];
      const outside = [
        clip(segment, Number.NEGATIVE_INFINITY, turn.startSeconds),
        clip(segment, turn.endSeconds, Number.POSITIVE_INFINITY),
      ].flatMap((part) => part ?? []);
      // Another person who speaks at the same time keeps their speech.
      const meanwhile =
        segment.speaker !== main &&
        speaking.some((other) => other.speaker === main && sharedSeconds(other, inside) > 0);
      if (meanwhile) return [segment];
      return [...outside, decidedByUser(inside, speaker)];
    })
    .sort(byTime);
}

function decidedByUser(
  { startSeconds, endSeconds, logLikelihoods }: SpeakerSegment,
  speaker: Speaker,
): SpeakerSegment {
  return { startSeconds, endSeconds, speaker, confidence: 1, logLikelihoods, by: "correction" };
}

/** Tracks have their corrected names already; this one is renamed only if an earlier "same person" changed it since. */
function nameTrack(
  people: People,
  face: FaceAnchor,
  matches: (speaker: Speaker) => boolean,
  speaker: Speaker,
): People {
  const named = trackAt(people.tracks, face);
  if (!named || matches(named.speaker)) return people;
  return {
    ...people,
    tracks: people.tracks.map((track) =>
      track === named ? { ...track, speaker, reason: "corrected" } : track,
    ),
    speaking: people.speaking.map((segment) =>
      segment.track === named.track.id ? { ...segment, speaker } : segment,
    ),
  };
}

/** Leaves the speaker open wherever the person speaks within the anchor. */
function remove(
  speaking: readonly SpeakerSegment[],
  turn: TurnAnchor,
  person: Speaker,
  unattributed: Speaker,
): readonly SpeakerSegment[] {
  if (speaking.every((segment) => segment.speaker !== person || sharedSeconds(segment, turn) === 0))
    return speaking;
  return speaking.flatMap((segment) => {
    const inside = segment.speaker === person ? clip(segment, turn.startSeconds, turn.endSeconds) : undefined;
    if (!inside) return [segment];
    const before = clip(segment, Number.NEGATIVE_INFINITY, turn.startSeconds);
    const after = clip(segment, turn.endSeconds, Number.POSITIVE_INFINITY);
    return [before, decidedByUser(inside, unattributed), after].flatMap((part) => part ?? []);
  });
}

/** Gives everything of the person who is at the anchor to the person, or to a new unknown person. */
function nameSpeaker(
  people: People,
  at: FaceAnchor | TurnAnchor,
  person: string | null,
  unattributed: Speaker,
): People {
  const named = speakerAt(people, at);
  if (named === undefined || named === person || (person === null && rankOf(named) > 0)) return people;
  const speaker = person ?? newUnknown(people, unattributed);
  if (named === unattributed)
    // Speech without a known speaker is not one person: only the anchored segment changes.
    return isFace(at) ? people : { ...people, speaking: relabel(people.speaking, at, speaker) };
  const renamed = replaceSpeaker(people, named, speaker);
  const speaking = people.speaking.map((segment) => {
    if (segment.speaker !== named) return segment;
    const { runnerUp: _, ...rest } = segment;
    return { ...rest, speaker, confidence: 1, by: "correction" as const };
  });
  return { ...renamed, speaking };
}

/** Makes the speakers at two anchors one: a name wins over a number, a low number over a high one. */
function merge(
  people: People,
  at: readonly [FaceAnchor | TurnAnchor, FaceAnchor | TurnAnchor],
  unattributed: Speaker,
): People {
  const [first, second] = at.map((anchor) => speakerAt(people, anchor));
  if (first === undefined || second === undefined || first === second) return people;
  const [kept, replaced] = rankOf(first) <= rankOf(second) ? [first, second] : [second, first];
  if (replaced === unattributed) {
    // Speech without a known speaker is not one person: only the anchored segment changes.
    const turn = at.find(
      (anchor): anchor is TurnAnchor => !isFace(anchor) && mainSpeaker(people.speaking, anchor) === replaced,
    );
    return turn ? { ...people, speaking: relabel(people.speaking, turn, kept) } : people;
  }
  return replaceSpeaker(people, replaced, kept);
}

/** Everything of one speaker is another's. */
function replaceSpeaker(people: People, replaced: Speaker, speaker: Speaker): People {
  const naming = <T extends Naming>(one: T): T =>
    one.speaker === replaced ? { ...one, speaker, reason: "corrected" as const } : one;
  return {
    ...people,
    tracks: people.tracks.map(naming),
    voices: people.voices.map(naming),
    speaking: people.speaking.map((one) => (one.speaker === replaced ? { ...one, speaker } : one)),
  };
}

/** A label that nobody has. */
function newUnknown({ tracks, voices, speaking }: People, unattributed: Speaker): Speaker {
  const labels = [...tracks, ...voices, ...speaking].map(({ speaker }) => speaker);
  return `unknown-${Math.max(...[unattributed, ...labels].map(rankOf)) + 1}`;
}

/** Names first, in the order given; then unknown people by number. */
function rankOf(speaker: Speaker): number {
  const number = /^unknown-(\d+)$/.exec(speaker)?.[1];
  return number === undefined ? 0 : Number(number);
}

function clip<T extends Segment>(segment: T, from: number, to: number): T | undefined {
  const startSeconds = Math.max(segment.startSeconds, from);
  const endSeconds = Math.min(segment.endSeconds, to);
  return endSeconds - startSeconds > 1e-6 ? { ...segment, startSeconds, endSeconds } : undefined;
}
