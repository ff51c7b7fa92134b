import { SharedBuffer } from "@hapju/process";

/**
 * Calls a decoder process with a buffer for its answer. The buffer is freed here when the call fails or returns after
 * it was cancelled: a cancelled process writes to it until then.
 */
export async function withBuffer<Answer>(
  bytes: number,
  signal: AbortSignal | undefined,
  call: (buffer: SharedBuffer) => Promise<Answer>,
): Promise<Answer & { readonly buffer: SharedBuffer }> {
  const buffer = new SharedBuffer(bytes);
  try {
    const answer = await call(buffer);
    signal?.throwIfAborted();
    return { ...answer, buffer };
  } catch (error) {
    buffer[Symbol.dispose]();
    throw error;
  }
}

/** The bytes a decoder process answered with: borrowed from the buffer, or what it sent. */
export const bytesOf = (buffer: SharedBuffer, sent: number | Uint8Array, length: number): Uint8Array =>
  typeof sent === "number" ? buffer.borrow(sent, length) : sent;
