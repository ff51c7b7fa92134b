import type { MarkedSegment, ScoredRegion, TranscriptSegment } from "./transcript.ts";

/** What belongs together when who speaks when is scored: a session, or one channel of it. */
export interface ScoredPart {
  readonly reference: readonly TranscriptSegment[];
  readonly hypothesis: readonly TranscriptSegment[];
  readonly marks: readonly MarkedSegment[];
  readonly regions: readonly ScoredRegion[];
}

interface Placed {
  readonly channel?: string;
}

/** The channels that segments name. Case does not matter. */
export const channelNames = (segments: readonly Placed[]): Set<string> =>
  new Set(segments.flatMap(({ channel }) => channel?.toLowerCase() ?? []));

/** What tools write for a channel that know of none. */
const DEFAULT = "1";

/** Whether the channels of a session are scored apart: the reference has several, and the hypothesis names some of them. */
export function areApart(reference: readonly Placed[], hypothesis: readonly Placed[]): boolean {
  const names = channelNames(hypothesis);
  const known = channelNames(reference);
  return known.size > 1 && (names.size > 1 || [...names].some((name) => name !== DEFAULT && known.has(name)));
}

/**
 * The channels of a session if they are scored apart, as NIST's tools do. Else channels are disregarded, for few formats
 * name one; of regions for several channels those for the reference's count.
 */
export function channelsOf(session: ScoredPart): ScoredPart[] {
  const names = [...channelNames(session.reference)];
  if (areApart(session.reference, session.hypothesis)) return names.map((name) => partOf(session, name));
  const [only, ...others] = names;
  if (only === undefined || others.length > 0) return [session];
  const { marks, regions } = partOf(session, only);
  return [{ ...session, marks, regions: regions.length > 0 ? regions : session.regions }];
}

function partOf({ reference, hypothesis, marks, regions }: ScoredPart, channel: string): ScoredPart {
  const isWithin = (each: Placed) => each.channel === undefined || each.channel.toLowerCase() === channel;
  return {
    reference: reference.filter(isWithin),
    hypothesis: hypothesis.filter(isWithin),
    marks: marks.filter(isWithin),
    regions: regions.filter(isWithin),
  };
}
