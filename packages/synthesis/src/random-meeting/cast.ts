import { defined } from "../defined.ts";
import { castSeeds, lookOf } from "../head/look.ts";
import { shuffled } from "../random.ts";
import type { VoiceName } from "../speech/voices.ts";

/** Somebody who can be given a part. */
export interface CastMember {
  readonly id: string;
  readonly name: string;
  readonly look: number;
  readonly voice: VoiceName;
  readonly enrolled: boolean;
}

const women = ["Maria Lopez", "Anna Miller", "Emma Hill"];
const men = ["David Clark", "Peter Hill", "Thomas Reed", "Robert Young", "Martin Baker"];
const womensVoices: readonly VoiceName[] = ["slt", "slt-high", "slt-low"];
const mensVoices: readonly VoiceName[] = ["rms", "awb", "kal", "rms-low", "kal-high"];

/**
 * So many people who look, sound and are called differently; from two on one of them, from seven on two, are not
 * enrolled. Who plays, and who is not enrolled, differs from seed to seed.
 */
export function castOf(people: number, random: () => number): CastMember[] {
  const looks = shuffled(random, castSeeds).slice(0, people);
  const strangers = people < 2 ? 0 : people < 7 ? 1 : 2;
  const ladies = [...women];
  const gentlemen = [...men];
  const highVoices = [...womensVoices];
  const lowVoices = [...mensVoices];
  const members = looks.map((look, index) => {
    const { female } = lookOf(look);
    const name = defined((female ? ladies : gentlemen).shift());
    return {
      id: `P${String(index + 1).padStart(3, "0")}`,
      name,
      look,
      voice: defined((female ? highVoices : lowVoices).shift()),
      enrolled: index >= strangers,
    };
  });
  return shuffled(random, members);
}
