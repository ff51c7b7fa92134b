import type { Segment } from "@hapju/spec";
import type { People, Speaker, SpeakerSegment } from "../decisions.ts";
import { isFace, loudest, shared, trackAt } from "./anchors.ts";
import type { Correction, FaceAnchor, TurnAnchor } from "./correction.ts";

/** Applies what people said about turns, in the order they said it. */
export function correctSpeaking(people: People, corrections: readonly Correction[], nobody: Speaker): People {
  let corrected = people;
  for (const correction of corrections) {
    if (correction.kind === "turn-is") {
      const speaking = relabel(corrected.speaking, correction.turn, correction.person ?? nobody);
      corrected = { ...corrected, speaking };
    } else if (correction.kind === "not-person" && !isFace(correction.at)) {
      // The person was left out when speech was decided; an earlier correction may have brought them back.
      const speaking = takeAway(corrected.speaking, correction.at, correction.person, nobody);
      corrected = { ...corrected, speaking };
    } else if (correction.kind === "track-is") {
      const { face, person } = correction;
      const fits = (speaker: Speaker) => (person === null ? ranks(speaker) > 0 : speaker === person);
      corrected = nameTrack(corrected, face, fits, person ?? nobody);
    } else if (correction.kind === "not-person") {
      const { at, person } = correction;
      if (isFace(at)) corrected = nameTrack(corrected, at, (speaker) => speaker !== person, nobody);
    } else if (correction.kind === "same-person") {
      corrected = merge(corrected, correction.at, nobody);
    }
  }
  return corrected;
}

/** Cuts stretches at the borders of the anchor and gives what lies within to the person. */
function relabel(speaking: readonly SpeakerSegment[], turn: TurnAnchor, speaker: Speaker): SpeakerSegment[] {
  const main = loudest(speaking, turn);
  return speaking
    .flatMap((stretch) => {
      const inside = clip(stretch, turn.startSeconds, turn.endSeconds);
      if (!inside) return [stretch];
      const pieces = [
        clip(stretch, Number.NEGATIVE_INFINITY, turn.startSeconds),
        clip(stretch, turn.endSeconds, Number.POSITIVE_INFINITY),
      ].flatMap((piece) => piece ?? []);
      // Somebody else heard at the same time keeps what is theirs.
      const meanwhile =
        stretch.speaker !== main && speaking.some((one) => one.speaker === main && shared(one, inside) > 0);
      if (meanwhile) return [stretch];
      const { startSeconds, endSeconds, logLikelihoods } = inside;
      const given: SpeakerSegment = {
        startSeconds,
        endSeconds,
        speaker,
        confidence: 1,
        logLikelihoods,
        by: "correction",
      };
      return [...pieces, given];
    })
    .sort((a, b) => a.startSeconds - b.startSeconds || a.endSeconds - b.endSeconds);
}

/** Faces are named before: only where an earlier "these two are one" renamed this one since, it is named again. */
function nameTrack(
  people: People,
  face: FaceAnchor,
  fits: (speaker: Speaker) => boolean,
  speaker: Speaker,
): People {
  const named = trackAt(people.tracks, face);
  if (!named || fits(named.speaker)) return people;
  return {
    ...people,
    tracks: people.tracks.map((track) =>
      track === named ? { ...track, speaker, reason: "corrected" } : track,
    ),
    speaking: people.speaking.map((one) => (one.track === named.track.id ? { ...one, speaker } : one)),
  };
}

/** Leaves open who speaks wherever the person was said to within the anchor. */
function takeAway(
  speaking: readonly SpeakerSegment[],
  turn: TurnAnchor,
  person: Speaker,
  nobody: Speaker,
): readonly SpeakerSegment[] {
  if (speaking.every((stretch) => stretch.speaker !== person || shared(stretch, turn) === 0)) return speaking;
  return speaking.flatMap((stretch) => {
    const inside = stretch.speaker === person ? clip(stretch, turn.startSeconds, turn.endSeconds) : undefined;
    if (!inside) return [stretch];
    const { startSeconds, endSeconds, logLikelihoods } = inside;
    const open: SpeakerSegment = {
      startSeconds,
      endSeconds,
      speaker: nobody,
      confidence: 1,
      logLikelihoods,
      by: "correction",
    };
    const before = clip(stretch, Number.NEGATIVE_INFINITY, turn.startSeconds);
    const after = clip(stretch, turn.endSeconds, Number.POSITIVE_INFINITY);
    return [before, open, after].flatMap((piece) => piece ?? []);
  });
}

/** Makes the speakers at two places one: a name wins over a number, a low number over a high one. */
function merge(
  people: People,
  at: readonly [FaceAnchor | TurnAnchor, FaceAnchor | TurnAnchor],
  nobody: Speaker,
): People {
  const [first, second] = at.map((anchor) =>
    isFace(anchor) ? trackAt(people.tracks, anchor)?.speaker : loudest(people.speaking, anchor),
  );
  if (first === undefined || second === undefined || first === second) return people;
  const [kept, gone] = ranks(first) <= ranks(second) ? [first, second] : [second, first];
  if (gone === nobody) {
    // "Nobody in particular" is not a person: only the place that was pointed at changes.
    const turn = at.find(
      (anchor): anchor is TurnAnchor => !isFace(anchor) && loudest(people.speaking, anchor) === gone,
    );
    return turn ? { ...people, speaking: relabel(people.speaking, turn, kept) } : people;
  }
  const rename = <T extends { readonly speaker: Speaker }>(one: T): T =>
    one.speaker === gone ? { ...one, speaker: kept } : one;
  return {
    ...people,
    tracks: people.tracks.map((track) =>
      track.speaker === gone ? { ...rename(track), reason: "corrected" as const } : track,
    ),
    voices: people.voices.map((voice) =>
      voice.speaker === gone ? { ...rename(voice), reason: "corrected" as const } : voice,
    ),
    speaking: people.speaking.map(rename),
  };
}

/** Names first, in the order given; then unknown people by number. */
function ranks(speaker: Speaker): number {
  const number = /^unknown-(\d+)$/.exec(speaker)?.[1];
  return number === undefined ? 0 : Number(number);
}

function clip<T extends Segment>(stretch: T, from: number, to: number): T | undefined {
  const startSeconds = Math.max(stretch.startSeconds, from);
  const endSeconds = Math.min(stretch.endSeconds, to);
  return endSeconds - startSeconds > 1e-6 ? { ...stretch, startSeconds, endSeconds } : undefined;
}
