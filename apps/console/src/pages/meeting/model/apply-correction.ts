import type { Correction, Minutes, TranscriptTurn } from "@hapju/contract";
import type { Segment } from "@hapju/spec";
import { retimeWords } from "./retime-words";

/**
 * The minutes as they will be once the server has applied a correction, where that can be predicted; everything else
 * stays as it is until the server answers.
 * @param nameOf the name of a person who is not in the meeting yet
 */
export function applyCorrection(
  minutes: Minutes,
  correction: Correction,
  nameOf: (person: string) => string,
): Minutes {
  switch (correction.kind) {
    case "turn-is": {
      const { turn, person } = correction;
      if (person === null) return minutes;
      const transcript = minutes.transcript.map((one) =>
        covers(one, turn) ? { ...one, speaker: person, confidence: 1 } : one,
      );
      return withAttendee({ ...minutes, transcript }, person, nameOf);
    }
    case "speaker-is": {
      const { at, person } = correction;
      if (person === null || "seconds" in at) return minutes;
      const named = minutes.transcript.find((one) => covers(one, at))?.speaker;
      if (named === undefined) return minutes;
      return withAttendee(replaceSpeaker(minutes, named, person), person, nameOf);
    }
    case "same-person": {
      const [kept, merged] = correction.at.map((anchor) =>
        "seconds" in anchor ? undefined : minutes.transcript.find((one) => covers(one, anchor))?.speaker,
      );
      if (kept === undefined || merged === undefined || kept.startsWith("unknown-")) return minutes;
      return replaceSpeaker(minutes, merged, kept);
    }
    case "text-is":
      return turnsOf(minutes, (one) => {
        if (!covers(one, correction.turn)) return [one];
        const words = retimeWords(one.words, correction.text, one.endSeconds);
        return [{ ...one, words, text: words.map(({ text }) => text).join(" "), gap: words.length === 0 }];
      });
    case "split":
      return turnsOf(minutes, (one) => splitTurn(one, correction.seconds));
    case "join":
      return { ...minutes, transcript: joinTurns(minutes.transcript, correction.seconds) };
    default:
      return minutes;
  }
}

const covers = (turn: Segment, anchor: Segment) =>
  turn.startSeconds === anchor.startSeconds && turn.endSeconds === anchor.endSeconds;

const turnsOf = (minutes: Minutes, change: (turn: TranscriptTurn) => TranscriptTurn[]): Minutes => ({
  ...minutes,
  transcript: minutes.transcript.flatMap(change),
});

function replaceSpeaker(minutes: Minutes, merged: string, kept: string): Minutes {
  return {
    ...minutes,
    transcript: minutes.transcript.map((one) => (one.speaker === merged ? { ...one, speaker: kept } : one)),
    actions: minutes.actions.map((one) => (one.owner === merged ? { ...one, owner: kept } : one)),
  };
}

function withAttendee(minutes: Minutes, person: string, nameOf: (person: string) => string): Minutes {
  if (minutes.attendees.some(({ id }) => id === person)) return minutes;
  const attendee = {
    id: person,
    name: nameOf(person),
    known: true,
    recognisedBy: ["correction" as const],
    confidence: 1,
    speakingSeconds: 0,
    visibleSeconds: 0,
  };
  return { ...minutes, attendees: [...minutes.attendees, attendee] };
}

function splitTurn(turn: TranscriptTurn, seconds: number): TranscriptTurn[] {
  const at = turn.words.findIndex((word) => word.startSeconds >= seconds);
  if (at <= 0 || seconds >= turn.endSeconds || seconds <= turn.startSeconds) return [turn];
  const part = (id: string, words: TranscriptTurn["words"]): TranscriptTurn => ({
    ...turn,
    id,
    words,
    text: words.map(({ text }) => text).join(" "),
    startSeconds: words[0]?.startSeconds ?? turn.startSeconds,
    endSeconds: words.at(-1)?.endSeconds ?? turn.endSeconds,
  });
  return [part(turn.id, turn.words.slice(0, at)), part(`${turn.id}+`, turn.words.slice(at))];
}

function joinTurns(transcript: readonly TranscriptTurn[], seconds: number): TranscriptTurn[] {
  const first = transcript.findLastIndex((one) => !one.gap && one.endSeconds <= seconds);
  const turn = transcript[first];
  const next = turn && transcript.find((one, at) => at > first && !one.gap && one.speaker === turn.speaker);
  if (!turn || !next) return [...transcript];
  const words = [...turn.words, ...next.words];
  const joined = {
    ...turn,
    words,
    text: words.map(({ text }) => text).join(" "),
    endSeconds: next.endSeconds,
  };
  return transcript.flatMap((one) => (one === turn ? [joined] : one === next ? [] : [one]));
}
