import { basename } from "node:path";
import { AVSEEK_FLAG_BACKWARD, AVSEEK_FLAG_BYTE } from "node-av/constants";
import { Packet, type Stream } from "node-av/lib";
import { MediaError } from "../errors.ts";
import { timestampOf } from "./av.ts";
import { type Input, packetSeconds } from "./input.ts";

/** How far back to seek again when a seek ends after the time: some containers only estimate. */
const EARLIER_SECONDS = [0, 2, 10, 30] as const;

function jump(input: Input, stream: Stream, seconds: number): boolean {
  const target = timestampOf(seconds + input.originSeconds, stream.timeBase);
  return input.format.seekFrameSync(stream.index, target, AVSEEK_FLAG_BACKWARD) >= 0;
}

function rewind(input: Input, stream: Stream): void {
  // Before the very first packet: the first may be priming with a time below zero.
  const { startSeconds } = input;
  if (jump(input, stream, startSeconds - 10) || jump(input, stream, startSeconds)) return;
  if (input.format.seekFrameSync(-1, 0n, AVSEEK_FLAG_BYTE) >= 0) return;
  throw new MediaError(
    "unreadable",
    `${basename(input.path)} cannot be searched. Convert it to MP4 or MKV.`,
    { path: input.path },
  );
}

/** Time of the first packet from here on at which decoding can begin. */
function firstKeySeconds(input: Input, stream: Stream): number | undefined {
  using packet = new Packet();
  packet.alloc();
  while (input.format.readFrameSync(packet) >= 0) {
    const key = packet.streamIndex === stream.index && packet.isKeyframe;
    const seconds = packetSeconds(input, stream, packet);
    packet.unref();
    if (key) return seconds;
  }
  return undefined;
}

/** Goes to where decoding must begin so that nothing of the track from `seconds` on is missed. */
export function goBefore(input: Input, stream: Stream, seconds: number): void {
  for (const earlier of EARLIER_SECONDS) {
    const target = seconds - earlier;
    if (target <= input.startSeconds) break;
    if (!jump(input, stream, target)) continue;
    const first = firstKeySeconds(input, stream);
    if (first === undefined || first > seconds) continue;
    jump(input, stream, target);
    return;
  }
  rewind(input, stream);
}
