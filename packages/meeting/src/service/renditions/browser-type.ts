import type { MediaInfo } from "@hapju/media";

/** Containers and codecs that browsers play. */
interface Playable {
  readonly container: RegExp;
  readonly video: readonly string[];
  readonly audio: readonly string[];
  /** Without a length in the header, browsers can neither show the length nor seek. */
  readonly needsLength?: true;
  readonly types: { readonly video: string; readonly audio: string };
}

/** What Chromium, Firefox and Safari all play. */
const PLAYABLE: readonly Playable[] = [
  {
    container: /\bmp4\b/,
    needsLength: true,
    video: ["h264", "av1"],
    audio: ["aac", "mp3", "opus", "flac"],
    types: { video: "video/mp4", audio: "audio/mp4" },
  },
  {
    container: /\bwebm\b/,
    needsLength: true,
    video: ["vp8", "vp9", "av1"],
    audio: ["opus", "vorbis"],
    types: { video: "video/webm", audio: "audio/webm" },
  },
  {
    container: /^wav$/,
    video: [],
    audio: ["pcm_s16le", "pcm_u8", "pcm_f32le"],
    types: { video: "", audio: "audio/wav" },
  },
  { container: /^mp3$/, video: [], audio: ["mp3"], types: { video: "", audio: "audio/mpeg" } },
  { container: /^flac$/, video: [], audio: ["flac"], types: { video: "", audio: "audio/flac" } },
];

/** The media type of a recording that browsers play as it is, and all of it; undefined for others. */
export function browserType(info: MediaInfo): string | undefined {
  const { container, declaredSeconds, pieces, video, audio, sources } = info;
  // They play one track, and the first of joined pieces.
  if (pieces.length > 1 || new Set(sources.map(({ track }) => track)).size > 1) return undefined;
  const found = PLAYABLE.find(
    (one) =>
      one.container.test(container) &&
      !(one.needsLength && declaredSeconds === undefined) &&
      video.every(({ codec }) => one.video.includes(codec)) &&
      audio.every(({ codec }) => one.audio.includes(codec)),
  );
  return found?.types[video.length > 0 ? "video" : "audio"];
}
