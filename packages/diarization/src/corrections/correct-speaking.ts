import type { Segment } from "@hapju/spec";
import type { People, Speaker, SpeakerSegment } from "../decisions.ts";
import { byTime, sharedSeconds } from "../segments.ts";
import { mainSpeaker, trackAt } from "./anchors.ts";
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

/** Makes the speakers at two anchors one: a name wins over a number, a low number over a high one. */
function merge(
  people: People,
  at: readonly [FaceAnchor | TurnAnchor, FaceAnchor | TurnAnchor],
  unattributed: Speaker,
): People {
  const [first, second] = at.map((anchor) =>
    isFace(anchor) ? trackAt(people.tracks, anchor)?.speaker : mainSpeaker(people.speaking, anchor),
  );
  if (first === undefined || second === undefined || first === second) return people;
  const [kept, replaced] = rankOf(first) <= rankOf(second) ? [first, second] : [second, first];
  if (replaced === unattributed) {
    // Speech without a known speaker is not one person: only the anchored segment changes.
    const turn = at.find(
      (anchor): anchor is TurnAnchor => !isFace(anchor) && mainSpeaker(people.speaking, anchor) === replaced,
    );
    return turn ? { ...people, speaking: relabel(people.speaking, turn, kept) } : people;
  }
  const renamed = <T extends { readonly speaker: Speaker }>(one: T): T =>
    one.speaker === replaced ? { ...one, speaker: kept } : one;
  return {
    ...people,
    tracks: people.tracks.map((track) =>
      track.speaker === replaced ? { ...renamed(track), reason: "corrected" as const } : track,
    ),
    voices: people.voices.map((voice) =>
      voice.speaker === replaced ? { ...renamed(voice), reason: "corrected" as const } : voice,
    ),
    speaking: people.speaking.map(renamed),
  };
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
