export { type ChunkOptions, type ChunkRange, chunks } from "./chunks.ts";
export { type Cutting, Cuttings, type Part } from "./cuttings.ts";
export { MediaError, type MediaErrorCode } from "./errors.ts";
export { type Media, type MediaOptions, openMedia } from "./media.ts";
export type {
  AudioInfo,
  Box,
  Cancellable,
  ClipOptions,
  Crops,
  CropsOptions,
  CropTrack,
  Frame,
  FramesOptions,
  FrameTimes,
  Image,
  JpegOptions,
  MediaInfo,
  Range,
  Sound,
  VideoInfo,
  WriteOptions,
} from "./types.ts";
