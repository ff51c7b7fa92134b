import type { Clip } from "./lip-clips.ts";

/** Faces that are seen at once, and the sound of it. */
export interface Scene {
  /** The faces, those who talk first. */
  readonly faces: readonly Clip[];
  readonly talking: number;
  readonly samples: Float32Array;
}

/** What the faces of a scene do. */
export interface SceneKind {
  readonly name: string;
  readonly faces: number;
  /** Faces whose sound is in the scene, up to 2; 0: the sound of a person outside the picture. */
  readonly talking: number;
  /** Faces whose mouths talk without sound. */
  readonly mouthing: number;
}

/** Scenes recomposed from clips: the sound of each clip is in one, with others drawn at random. Every face has its own clip. */
export function scenesOf(
  clips: readonly Clip[],
  { faces, talking, mouthing }: SceneKind,
  random: () => number,
): Scene[] {
  const talkers = clips.filter(({ utterance }) => utterance !== undefined);
  const idle = clips.filter(({ utterance }) => utterance === undefined);
  const draw = (from: readonly Clip[], taken: readonly Clip[], count: number) => {
    const drawn: Clip[] = [];
    while (drawn.length < count) {
      const one = from[Math.floor(random() * from.length)]!;
      if ([...taken, ...drawn].every((other) => isOther(one, other))) drawn.push(one);
    }
    return drawn;
  };
  return talkers.map((clip) => {
    const audible = [clip, ...draw(talkers, [clip], Math.max(0, talking - 1))];
    const moving = [...(talking > 0 ? audible : []), ...draw(talkers, audible, mouthing)];
    const all = [...moving, ...draw(idle, [], faces - moving.length)];
    const samples = clip.samples.map((_, i) => audible.reduce((sum, one) => sum + one.samples[i]!, 0));
    return { faces: all, talking, samples };
  });
}

/** Not the same face doing the same thing. Of those who are seen once in the data, only P001 has many sentences. */
function isOther(a: Clip, b: Clip): boolean {
  if (a.person !== b.person) return true;
  return a.person === "P001" && a.utterance !== undefined && a.utterance !== b.utterance;
}
