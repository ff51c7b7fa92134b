import { Room } from "@hapju/process";

/**
 * Calls a decoder process with room for its answer. The room is freed here when the call fails or comes back to
 * nobody: a cancelled process goes on writing until then.
 */
export async function withRoom<Answer>(
  bytes: number,
  signal: AbortSignal | undefined,
  call: (room: Room) => Promise<Answer>,
): Promise<Answer & { readonly room: Room }> {
  const room = new Room(bytes);
  try {
    const answer = await call(room);
    signal?.throwIfAborted();
    return { ...answer, room };
  } catch (error) {
    room[Symbol.dispose]();
    throw error;
  }
}

/** The bytes a decoder process answered with: a reference to the room from a place on, or what it sent. */
export const bytesOf = (room: Room, sent: number | Uint8Array, length: number): Uint8Array =>
  typeof sent === "number" ? room.reference(sent, length) : sent;
