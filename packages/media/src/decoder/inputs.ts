import { checkFile, type Input, openInput } from "./input.ts";
import type { Piece } from "./piece.ts";

/** Opening costs tens of milliseconds and a meeting is read hundreds of times. */
const MOST_IDLE = 3;

interface Idle {
  readonly key: string;
  readonly input: Input;
}

const idle: Idle[] = [];

/**
 * Borrows an open piece of a recording; one caller at a time has it, and seeks first, because its position is undefined. A file
 * that changed on disk is opened again.
 */
export function borrow(path: string, piece: Piece): { readonly input: Input; release(): void } {
  const { bytes, modified } = checkFile(path);
  const key = [path, bytes, modified, JSON.stringify(piece)].join("\n");
  const position = idle.findIndex((one) => one.key === key);
  const [known] = position >= 0 ? idle.splice(position, 1) : [];
  const input = known?.input ?? openInput(path, piece);
  let held = true;
  return {
    input,
    release() {
      if (!held) return;
      held = false;
      idle.push({ key, input });
      if (idle.length > MOST_IDLE) idle.shift()?.input.close();
    },
  };
}

/** {@link borrow} during one synchronous call. A recording whose call failed is not used again. */
export function withInput<T>(path: string, piece: Piece, use: (input: Input) => T): T {
  const { input, release } = borrow(path, piece);
  try {
    const result = use(input);
    release();
    return result;
  } catch (error) {
    input.close();
    throw error;
  }
}
