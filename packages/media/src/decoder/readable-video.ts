import { AV_PKT_FLAG_DISCARD } from "node-av/constants";
import { Frame, Packet } from "node-av/lib";
import { openDecoder } from "./decoder.ts";
import { type Input, readOnly } from "./input.ts";
import { goBefore } from "./seek.ts";

/** Packets that are tried at each place, beside those that an edit list cuts off. */
const PACKETS = 60;
/** Places that are tried, as shares of the length. */
const PLACES = [0, 0.25, 0.5, 0.75];

/** Whether any picture of a video track can be decoded, tried at a few places. */
export function isReadable(input: Input, track: number, durationSeconds: number): boolean {
  const stream = input.video[track];
  if (!stream) return false;
  readOnly(input, stream);
  using packet = new Packet();
  using frame = new Frame();
  packet.alloc();
  frame.alloc();
  return PLACES.some((place) => {
    const decoder = openDecoder(input, stream);
    try {
      goBefore(input, stream, input.startSeconds + place * durationSeconds);
      for (let count = 0; count < PACKETS && input.format.readFrameSync(packet) >= 0; ) {
        if (packet.streamIndex === stream.index) {
          decoder.send(packet);
          if ((packet.flags & AV_PKT_FLAG_DISCARD) === 0) count += 1;
        }
        packet.unref();
        if (decoder.receive(frame)) return true;
      }
      decoder.send(null);
      return decoder.receive(frame);
    } finally {
      decoder.close();
    }
  });
}
