export { copyOf } from "@hapju/process";
export { type ChunkOptions, type ChunkRange, chunks } from "./chunks.ts";
export type { Cutting, Cuttings } from "./cuttings.ts";
export { MEDIA_ERROR_KINDS, MediaError, type MediaErrorCode } from "./errors.ts";
export { type Media, type MediaOptions, openMedia } from "./media.ts";
export type {
  AudioInfo,
  Cancellable,
  ClipOptions,
  Crops,
  CropsOptions,
  CropTrack,
  Frame,
  FramesOptions,
  FrameTimes,
  JpegOptions,
  MediaInfo,
  Part,
  Range,
  Sound,
  SoundOptions,
  SoundSource,
  UnreadableTrack,
  VideoInfo,
  WriteOptions,
} from "./types.ts";
export { SHARE_SECONDS } from "./types.ts";
