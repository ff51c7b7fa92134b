import { rangesOfClock, WITHOUT_HEADER } from "./clock-restarts.ts";
import { FileBytes } from "./file-bytes.ts";
import { checkFile, openInput } from "./input.ts";
import { joinedStarts } from "./joined-files.ts";
import { fragmentRuns } from "./mp4-fragments.ts";
import type { Piece } from "./piece.ts";

/** Bytes of a piece, and of the header it is read with. */
export type PieceBytes = Pick<Piece, "bytes" | "head">;

/**
 * What a file consists of: pieces that can be read on their own, each with one clock. A file that was recorded in one
 * go is one piece.
 *
 * @throws MediaError as {@link openInput}, where no piece can be opened
 */
export function piecesOf(path: string): PieceBytes[] {
  checkFile(path);
  using file = new FileBytes(path);
  const starts = joinedStarts(file);
  const files = starts.map((start, index) => ({ start, end: starts[index + 1] ?? file.size }));
  const pieces = files.flatMap((bytes) => runsIn(path, file, bytes));
  const [only] = pieces;
  return pieces.length === 1 && only && !only.head ? [{}] : pieces;
}

/** The parts of a file in which the clock runs on. */
function runsIn(path: string, file: FileBytes, bytes: { start: number; end: number }): PieceBytes[] {
  if (file.read(bytes.start + 4, 4).toString("latin1") === "ftyp") return fragmentRuns(file, bytes);
  if (bytes.start > 0) return [{ bytes }];
  const input = openInput(path);
  try {
    if (!WITHOUT_HEADER.test(input.format.iformat?.name ?? "")) return [{ bytes }];
    return rangesOfClock(input, file, bytes).map((range) => ({ bytes: range }));
  } finally {
    input.close();
  }
}
