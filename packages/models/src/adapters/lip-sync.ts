import { facesAdapter, type Watched } from "./lip-sync/faces-adapter.ts";
import { LEVEL_SECONDS, matchSound } from "./lip-sync/match-sound.ts";
import { smooth } from "./lip-sync/series.ts";

/** Fewer frames a second do not tell whose sound it is (decision 0112). */
const LEAST_FRAMES_PER_SECOND = 20;
/** Evidence over two seconds below which a mouth that moves does so to another's sound. */
const FOREIGN = -0.7;

/**
 * Lips that move with the sound, our own; no files. A face speaks when its mouth moves more than its upper half
 * does, the more so when it opens as the sound grows louder, unless it moves alone and clearly to a sound that it does not
 * make. It tells a talking face from an idle one; of people who talk at the same time it tells little.
 */
export const adapter = facesAdapter((faces) =>
  faces.map((face) => {
    if (face.framesPerSecond < LEAST_FRAMES_PER_SECOND || !face.moves.some(isMoving)) return face.moves;
    const matched = matchSound(face);
    const level = smooth(matched, Math.round(LEVEL_SECONDS * face.framesPerSecond));
    const isForeign = (at: number) => level[at]! < FOREIGN && movesAlone(face, faces, at);
    return face.moves.map((value, at) => (isForeign(at) ? Math.min(value, matched[at]!) : value));
  }),
);

const isMoving = (value: number | undefined) => value !== undefined && value > 0;

/** Of several that move another model may be asked: it is to see that they do. */
const movesAlone = (face: Watched, faces: readonly Watched[], at: number) =>
  faces.every((other) => other === face || !isMoving(other.moves[at]));
