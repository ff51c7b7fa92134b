import { checkFile, type Input, openInput } from "./input.ts";

/** Opening costs tens of milliseconds and a meeting is read hundreds of times. */
const KEPT = 3;

interface Idle {
  readonly key: string;
  readonly input: Input;
}

const idle: Idle[] = [];

/**
 * Lends an open recording to one caller at a time; the caller seeks first, as the last one left it
 * anywhere. A file that changed on disk is opened again.
 */
export function borrow(path: string): { readonly input: Input; release(): void } {
  const { bytes, modified } = checkFile(path);
  const key = `${path}\n${bytes}\n${modified}`;
  const position = idle.findIndex((one) => one.key === key);
  const input = position >= 0 ? idle.splice(position, 1)[0]!.input : openInput(path);
  let held = true;
  return {
    input,
    release() {
      if (!held) return;
      held = false;
      idle.push({ key, input });
      if (idle.length > KEPT) idle.shift()!.input.close();
    },
  };
}

/** {@link borrow} for the length of one synchronous call. A recording that made it fail is not used again. */
export function withInput<T>(path: string, use: (input: Input) => T): T {
  const { input, release } = borrow(path);
  try {
    const result = use(input);
    release();
    return result;
  } catch (error) {
    input.close();
    throw error;
  }
}
