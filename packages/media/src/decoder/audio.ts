import type { Segment } from "@hapju/spec";
import { Frame, Packet } from "node-av/lib";
import { openDecoder } from "./decoder.ts";
import { readOnly } from "./input.ts";
import { withInput } from "./inputs.ts";
import type { Piece } from "./piece.ts";
import { goBefore } from "./seek.ts";
import { SoundSegment } from "./sound-segment.ts";

/** Codecs with overlapping frames need the preceding ones to decode the first correctly. */
const PREROLL_SECONDS = 0.2;

/** The pieces of a recording that can be read, in their order. */
export interface Pieces {
  readonly path: string;
  readonly pieces: readonly Piece[];
}

/** Which sound of a recording. */
export interface TrackRange extends Segment {
  /** Position of the track among the audio tracks of each piece. */
  readonly track: number;
  /** Channels to give; `mixed`: one that all are mixed to. */
  readonly channels: number | "mixed";
  readonly sampleRate: number;
}

/**
 * Decodes a segment of one track. Sample `i` is what sounds at `startSeconds + i / sampleRate`; where the track has
 * nothing, or nothing that can be decoded, there is silence.
 */
export function readTrack({ path, pieces }: Pieces, range: TrackRange): SoundSegment {
  const segment = new SoundSegment(range, range.sampleRate, range.channels);
  for (const piece of pieces) {
    const isLast = piece === pieces.at(-1);
    const within = {
      startSeconds: Math.max(range.startSeconds, piece.startSeconds),
      endSeconds: isLast ? range.endSeconds : Math.min(range.endSeconds, piece.endSeconds),
    };
    if (within.endSeconds <= within.startSeconds) continue;
    segment.limit(within);
    readPiece(path, piece, range.track, within.startSeconds, segment);
  }
  return segment;
}

function readPiece(
  path: string,
  piece: Piece,
  track: number,
  startSeconds: number,
  segment: SoundSegment,
): void {
  withInput(path, piece, (input) => {
    const stream = input.audio[track];
    if (!stream) return;
    readOnly(input, stream);
    goBefore(input, stream, startSeconds - PREROLL_SECONDS);
    const decoder = openDecoder(input, stream);
    using packet = new Packet();
    using frame = new Frame();
    packet.alloc();
    frame.alloc();
    const take = () => {
      for (; decoder.receive(frame); frame.unref()) segment.add(frame, decoder.secondsOf(frame));
    };
    try {
      while (!segment.full && input.format.readFrameSync(packet) >= 0) {
        if (packet.streamIndex === stream.index) decoder.send(packet);
        packet.unref();
        take();
      }
      if (!segment.full) {
        decoder.send(null);
        take();
      }
      segment.finish();
    } finally {
      decoder.close();
    }
  });
}
