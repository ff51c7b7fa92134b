import { defined } from "../defined.ts";
import { appearanceOf, castSeeds } from "../head/appearance.ts";
import { shuffled } from "../random.ts";
import type { VoiceName } from "../speech/voices.ts";

/** A person of a random meeting. */
export interface CastMember {
  readonly id: string;
  readonly name: string;
  readonly appearance: number;
  readonly voice: VoiceName;
  readonly enrolled: boolean;
}

const women = ["Maria Lopez", "Anna Miller", "Emma Hill"];
const men = ["David Clark", "Peter Hill", "Thomas Reed", "Robert Young", "Martin Baker"];
const womensVoices: readonly VoiceName[] = ["slt", "slt-high", "slt-low"];
const mensVoices: readonly VoiceName[] = ["rms", "awb", "kal", "rms-low", "kal-high"];

/**
 * So many people with different appearances, voices and names; from two people on one of them, from seven on two, are
 * not enrolled. Which people take part, and which are not enrolled, depends on the seed.
 */
export function castOf(people: number, random: () => number): CastMember[] {
  const appearances = shuffled(random, castSeeds).slice(0, people);
  const strangers = people < 2 ? 0 : people < 7 ? 1 : 2;
  const ladies = [...women];
  const gentlemen = [...men];
  const highVoices = [...womensVoices];
  const lowVoices = [...mensVoices];
  const members = appearances.map((appearance, index) => {
    const { female } = appearanceOf(appearance);
    const name = defined((female ? ladies : gentlemen).shift());
    return {
      id: `P${String(index + 1).padStart(3, "0")}`,
      name,
      appearance,
      voice: defined((female ? highVoices : lowVoices).shift()),
      enrolled: index >= strangers,
    };
  });
  return shuffled(random, members);
}
