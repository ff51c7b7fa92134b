import type { Adapter } from "./adapter.ts";

/** What an adapter's module exports. */
export interface AdapterModule {
  // An adapter's input and output are checked against its task's schemas by the host.
  readonly adapter: Adapter<never, unknown>;
}

/** The adapters a catalog entry can name, each loaded when a model first needs it. */
export const adapters: Readonly<Record<string, () => Promise<AdapterModule>>> = {
  "face-api-detector": () => import("./face-api-detector.ts"),
  "face-api-landmarks": () => import("./face-api-landmarks.ts"),
  "face-api-recognition": () => import("./face-api-recognition.ts"),
  "light-asd": () => import("./light-asd.ts"),
  "lip-sync": () => import("./lip-sync.ts"),
  mobilefacenet: () => import("./mobilefacenet.ts"),
  moonshine: () => import("./moonshine.ts"),
  sface: () => import("./sface.ts"),
  "sherpa-sense-voice": () => import("./sherpa-sense-voice.ts"),
  "sherpa-speaker-embedding": () => import("./sherpa-speaker-embedding.ts"),
  "sherpa-streaming-transducer": () => import("./sherpa-streaming-transducer.ts"),
  "sherpa-transducer": () => import("./sherpa-transducer.ts"),
  "sherpa-whisper": () => import("./sherpa-whisper.ts"),
  "silero-vad": () => import("./silero-vad.ts"),
  "voice-statistics": () => import("./voice-statistics.ts"),
  "x-vector": () => import("./x-vector.ts"),
  yunet: () => import("./yunet.ts"),
};
