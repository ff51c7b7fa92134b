import { facesAdapter } from "./lip-sync/faces-adapter.ts";

/**
 * Lips that move with the sound, our own; no files. A face speaks when its mouth moves more than its upper half
 * does, the more so when it opens as the sound grows louder. It tells a talking face from an idle one; of people who talk at
 * the same time it tells little, and of one who mouths to the voice of somebody unseen nothing.
 */
export const adapter = facesAdapter(({ moves }) => moves);
