import { joinParts, localSpeakers, type Segmentation, type SpeakerWindow } from "@hapju/diarization";
import { SAMPLE_RATE } from "@hapju/spec";

/** The windows that are listened to: as long as the model of who speaks was trained on, one a second. */
export const WINDOWS = { windowSeconds: 10, hopSeconds: 1 };
/** Of so many windows one has embeddings: the speakers of the others are found by when they speak. */
const EMBEDDED_EVERY = 2;

/** Shorter speech says too little about a voice. */
const LEAST_EMBEDDED_SECONDS = 0.3;

/** The models that {@link speakerWindow} asks. */
export interface SpeakerModels {
  segment(samples: Float32Array): Promise<Segmentation>;
  /** Absent without a model of voices. */
  readonly embed?: ((samples: Float32Array) => Promise<Float32Array>) | undefined;
}

/**
 * Who speaks in one window, each with an embedding of what that speaker says alone.
 *
 * @param samples of the window, 16 kHz
 * @param startSeconds where the window starts in the recording
 */
export async function speakerWindow(
  samples: Float32Array,
  startSeconds: number,
  models: SpeakerModels,
): Promise<SpeakerWindow> {
  const segmentation = await models.segment(samples);
  const { stepSeconds } = segmentation;
  const { frames, parts } = localSpeakers(segmentation);
  const embed =
    Math.round(startSeconds / WINDOWS.hopSeconds) % EMBEDDED_EVERY === 0 ? models.embed : undefined;
  const embedded = await Promise.all(
    parts.map(async ({ embedded, ...part }) => {
      const said = soundOf(samples, embedded, segmentation);
      return embed && said.length >= LEAST_EMBEDDED_SECONDS * SAMPLE_RATE
        ? { ...part, vector: await embed(said) }
        : part;
    }),
  );
  return {
    startSeconds: startSeconds + segmentation.startSeconds,
    stepSeconds,
    frames,
    speakers: joinParts(embedded),
  };
}

/** The sound of the marked frames, put together. */
function soundOf(
  samples: Float32Array,
  marked: Uint8Array,
  { startSeconds, stepSeconds }: Segmentation,
): Float32Array {
  const at = (frame: number) =>
    Math.min(
      samples.length,
      Math.max(0, Math.round((startSeconds + (frame - 0.5) * stepSeconds) * SAMPLE_RATE)),
    );
  const sound = new Float32Array(samples.length);
  let length = 0;
  for (const [frame, is] of marked.entries()) {
    if (!is) continue;
    const part = samples.subarray(at(frame), at(frame + 1));
    sound.set(part, length);
    length += part.length;
  }
  return sound.slice(0, length);
}
