import { basename } from "node:path";
import { MediaError } from "../errors.ts";
import type { MediaInfo, SoundSource } from "../types.ts";
import { checkFile, openInput } from "./input.ts";
import type { RecordingLayout } from "./layout.ts";
import type { MixPlan } from "./mix/plan.ts";
import { planMix, type Survey } from "./mix/plan-mix.ts";
import type { Piece } from "./piece.ts";
import { type PieceBytes, piecesOf } from "./pieces-of.ts";
import { type PieceInfo, probePiece } from "./probe-piece.ts";
import { isReadable } from "./readable-video.ts";

/** What a recording is made of, and how it is read. */
export interface Probed {
  readonly info: MediaInfo;
  readonly layout: RecordingLayout;
}

interface FoundPiece {
  readonly piece: Piece;
  readonly info: PieceInfo;
  /** Of each video track, whether it can be decoded. */
  readonly readable: readonly boolean[];
}

/** Finds out what a recording is made of and whether it can be decoded. @throws {MediaError} if nothing in it can */
export function probeFile(path: string): Probed {
  const { bytes } = checkFile(path);
  const { found, unreadBytes } = findPieces(path);
  const pieces = found.map(({ piece }) => piece);
  const durationSeconds = pieces.at(-1)?.endSeconds ?? 0;
  const audio = longest(found.map(({ info }) => info.audio));
  const video = longest(found.map(({ info }) => info.video));
  const readable = video.map((_, track) => found.some((one) => one.readable[track]));
  const channels = audio.map((_, track) =>
    Math.max(...found.map(({ info }) => info.audio[track]?.channels ?? 0)),
  );
  const survey = planMix({ path, pieces }, durationSeconds, channels);
  const unreadable = unreadableIn(found, survey, readable);
  const shown = [...video.keys()].filter((track) => readable[track]);
  const heard = audio.filter((_, track) => !survey.unreadable.includes(track));
  const [lost] = unreadable;
  if (heard.length === 0 && shown.length === 0 && lost)
    throw new MediaError(
      "undecodable",
      `${basename(path)}: its ${lost.codec} track cannot be decoded, nor any other. Convert it to H.264 and AAC.`,
      { path, codec: lost.codec },
    );
  const codecOf = (kind: "audio" | "video") => unreadable.find((one) => one.kind === kind)?.codec;
  const [audioCodec, videoCodec] = [codecOf("audio"), codecOf("video")];
  const declared = found.map(({ info }) => info.declaredSeconds);
  const [first] = found;
  return {
    layout: {
      path,
      pieces,
      mix: survey.plan,
      video: shown,
      undecodable: {
        ...(audioCodec ? { audio: audioCodec } : {}),
        ...(videoCodec ? { video: videoCodec } : {}),
      },
    },
    info: {
      durationSeconds,
      container: first?.info.container ?? "unknown",
      bytes,
      truncated: found.some(({ info }) => info.truncated),
      ...(declared.every((seconds) => seconds !== undefined)
        ? { declaredSeconds: declared.reduce((sum, seconds) => sum + seconds, 0) }
        : {}),
      ...(first?.info.createdAt ? { createdAt: first.info.createdAt } : {}),
      pieces: pieces.map(({ startSeconds, endSeconds }) => ({ startSeconds, endSeconds })),
      unreadBytes,
      audio: heard,
      video: video.filter((_, track) => readable[track]),
      unreadable,
      sources: sourcesOf(survey.plan, audio),
      ...(heard.length > 0 ? { soundLevel: 10 * Math.log10(Math.max(survey.level, 1e-12)) } : {}),
    },
  };
}

/** Opens the pieces of a file, one after the other on one timeline. */
function findPieces(path: string): { found: FoundPiece[]; unreadBytes: number } {
  const found: FoundPiece[] = [];
  let unreadBytes = 0;
  let failure: unknown;
  for (const bytes of piecesOf(path)) {
    const startSeconds = found.at(-1)?.piece.endSeconds ?? 0;
    try {
      found.push(probeOne(path, bytes, startSeconds));
    } catch (error) {
      failure ??= error;
      unreadBytes += bytes.bytes ? bytes.bytes.end - bytes.bytes.start : 0;
    }
  }
  if (found.length === 0) throw failure;
  return { found, unreadBytes };
}

function probeOne(path: string, bytes: PieceBytes, startSeconds: number): FoundPiece {
  const input = openInput(path, { ...bytes, startSeconds, endSeconds: startSeconds });
  try {
    const info = probePiece(input, { ...bytes, startSeconds, endSeconds: startSeconds });
    const readable = info.video.map((_, track) => isReadable(input, track, info.durationSeconds));
    const piece = { ...bytes, startSeconds, endSeconds: startSeconds + info.durationSeconds };
    return { piece, info, readable };
  } finally {
    input.close();
  }
}

/** Pieces of one recording have the same tracks; where one has fewer, the others say what they are. */
const longest = <T>(lists: readonly (readonly T[])[]): readonly T[] =>
  lists.reduce((best, list) => (list.length > best.length ? list : best), []);

function unreadableIn(
  found: readonly FoundPiece[],
  survey: Survey,
  readable: readonly boolean[],
): MediaInfo["unreadable"] {
  const audio = longest(found.map(({ info }) => info.audio));
  const video = longest(found.map(({ info }) => info.video));
  return [
    ...video.flatMap(({ codec, title }, track) =>
      readable[track] ? [] : [{ kind: "video" as const, codec, ...(title ? { title } : {}) }],
    ),
    ...audio.flatMap(({ codec, title }, track) =>
      survey.unreadable.includes(track)
        ? [{ kind: "audio" as const, codec, ...(title ? { title } : {}) }]
        : [],
    ),
    ...longest(found.map(({ info }) => info.unknown)),
  ];
}

const sourcesOf = ({ sources }: MixPlan, audio: MediaInfo["audio"]): SoundSource[] =>
  sources.map(({ track, channel }) => {
    const { title, language } = audio[track] ?? {};
    return {
      track,
      ...(channel === undefined ? {} : { channel }),
      ...(title ? { title } : {}),
      ...(language ? { language } : {}),
    };
  });
