import { facesAdapter } from "./lip-sync/faces-adapter.ts";
import { matchSound } from "./lip-sync/match-sound.ts";

/**
 * Whose mouth goes with the sound, our own; no files. It tells a talker from lips that move while somebody else talks;
 * at 25 frames a second better than at fewer.
 */
export const adapter = facesAdapter(matchSound);
