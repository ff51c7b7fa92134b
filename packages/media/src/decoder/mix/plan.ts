/** One of the different sounds of a recording: a track, or a channel of one. */
export interface MixSource {
  /** Position of the track among the audio tracks. */
  readonly track: number;
  /** The channel; absent: all channels of the track, mixed. */
  readonly channel?: number;
  /** What its samples are multiplied by: makes it as loud as the others, negative where it is upside down. */
  readonly gain: number;
  /** Power of its background after the gain. */
  readonly floor: number;
}

/** How the one sound that is recognised is made of the tracks. */
export interface MixPlan {
  readonly sources: readonly MixSource[];
  /** Offsets, hum or rumble are removed. */
  readonly highPass: boolean;
}

/** Whether the sound is that of one track, as it is. */
export function isPlain({ sources, highPass }: MixPlan): boolean {
  const [only] = sources;
  return sources.length === 1 && !highPass && only?.gain === 1 && only.channel === undefined;
}
