import { renameSync, rmSync } from "node:fs";
import { basename, resolve } from "node:path";
import { AVFMT_FLAG_BITEXACT } from "node-av/constants";
import { FormatContext, type Packet } from "node-av/lib";
import { MediaError } from "../errors.ts";
import { reasonOf } from "./av.ts";
import type { TrackEncoder } from "./track-encoder.ts";

/**
 * An MP4 being written, its index in front. It is written beside its path under another name and renamed
 * when it is complete, so a reader never sees half of it.
 */
export class Mp4 {
  readonly #path: string;
  readonly #part: string;
  readonly #format = new FormatContext();
  readonly #tracks: readonly TrackEncoder[];
  #open = false;

  constructor(path: string, part: string, tracks: readonly TrackEncoder[]) {
    this.#path = resolve(path);
    this.#part = resolve(part);
    this.#tracks = tracks;
    this.#succeed(this.#format.allocOutputContext2(null, "mp4", `file:${this.#part}`));
    // No date and no version of the writer: the same recording gives the same bytes.
    this.#format.setFlags(AVFMT_FLAG_BITEXACT);
    this.#succeed(this.#format.setOption("movflags", "+faststart"));
    for (const track of tracks) track.addTo(this.#format);
    this.#succeed(this.#format.openOutputSync());
    this.#open = true;
    this.#succeed(this.#format.writeHeaderSync(null));
  }

  /** Writes the packets of an encoder. */
  write(packets: Iterable<Packet>): void {
    for (const packet of packets) this.#succeed(this.#format.interleavedWriteFrameSync(packet));
  }

  /** Writes what is left and puts the file in its place. */
  finish(): void {
    for (const track of this.#tracks) this.write(track.finish());
    this.#succeed(this.#format.writeTrailerSync());
    this.#close();
    try {
      renameSync(this.#part, this.#path);
    } catch (error) {
      throw this.#failed((error as Error).message);
    }
  }

  /** Leaves nothing behind. */
  abandon(): void {
    this.#close();
    rmSync(this.#part, { force: true });
  }

  #close(): void {
    if (!this.#open) return;
    this.#open = false;
    for (const track of this.#tracks) track.close();
    this.#format.closeOutputSync();
    this.#format.freeContext();
  }

  #succeed(code: number): void {
    if (code < 0) throw this.#failed(reasonOf(code));
  }

  #failed(reason: string): MediaError {
    return new MediaError(
      "write-failed",
      `${basename(this.#path)} could not be written (${reason}). Check that its folder exists, is writable and has space.`,
      { path: this.#path, reason },
    );
  }
}
