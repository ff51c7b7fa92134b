import type { Calibration, Segment } from "@hapju/spec";
import { FRAME_SECONDS } from "../frames.ts";
import type { Voice } from "../observations/voices.ts";
import { segmentOf, sharedSeconds } from "../segments.ts";
import { sameSpeaker } from "./same-speaker.ts";

/** A voice is linked to a face that speaks at least this share of what is heard of it while any face speaks … */
const LINK_SHARE = 0.6;
/** … for at least this long. */
const LINK_SECONDS = 1.5;

/** The face that was seen to speak with a voice. */
export interface VoiceLink {
  readonly track: string;
  /** When it was seen to. */
  readonly segments: readonly Segment[];
}

interface LinkedVoice extends VoiceLink {
  readonly voice: Voice;
  readonly seconds: number;
}

/**
 * The face of each voice, by the segments in which a face was clearly seen to speak. One person has one voice: of
 * several voices seen with one face the one heard longest is that face's, and any that is similar to it; others were
 * heard while the face moved its lips in silence.
 *
 * @returns the links by the voice's id
 */
export function linkVoices(
  voices: readonly Voice[],
  seen: readonly (Segment & { readonly track: string })[],
  calibration: Calibration | undefined,
): Map<string, VoiceLink> {
  const links = voices.flatMap((voice) => faceOf(voice, seen) ?? []);
  const longest = new Map<string, Voice>();
  for (const { track, voice } of links.toSorted((a, b) => b.seconds - a.seconds))
    if (!longest.has(track)) longest.set(track, voice);
  return new Map(
    links
      .filter(({ track, voice }) => {
        const own = longest.get(track);
        return own && (own === voice || sameSpeaker(own, voice, calibration) > 0);
      })
      .map(({ voice, track, segments }) => [voice.id, { track, segments }]),
  );
}

/** The face seen to speak during most of a voice, if that is long and clear enough. */
function faceOf(
  voice: Voice,
  seen: readonly (Segment & { readonly track: string })[],
): LinkedVoice | undefined {
  const perTrack = new Map<string, { track: string; seconds: number; segments: Segment[] }>();
  let total = 0;
  for (const segment of seen) {
    const seconds = voice.segments.reduce((sum, own) => sum + sharedSeconds(own, segment), 0);
    if (seconds < FRAME_SECONDS) continue;
    const entry = perTrack.get(segment.track) ?? { track: segment.track, seconds: 0, segments: [] };
    entry.seconds += seconds;
    entry.segments.push(segmentOf(segment));
    perTrack.set(segment.track, entry);
    total += seconds;
  }
  const [best] = [...perTrack.values()].sort((a, b) => b.seconds - a.seconds);
  if (!best || best.seconds < LINK_SECONDS || best.seconds / total < LINK_SHARE) return undefined;
  return { voice, ...best };
}
