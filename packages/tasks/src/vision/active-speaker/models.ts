import { defineModel, type Model } from "@hapju/spec";
import { activeSpeaker } from "./contract.ts";

/** The models of active-speaker, best first: the default route. */
export const activeSpeakerModels: readonly Model[] = [
  defineModel({
    id: "lip-sync",
    version: "2",
    task: activeSpeaker.name,
    runtime: "javascript",
    adapter: new URL("./lip-sync.ts", import.meta.url).href,
    files: [],
    licence: "Apache-2.0",
    commercialUse: true,
    memoryMiB: 8,
    card: "Our own: whether a mouth moves more than the upper face does, and whether it opens and closes with the sound that an open mouth lets out. Tells a talking face from a silent one (frame AUC 0.995 to 0.999 on two recordings) and, of mouths that move, which is heard: measured on talkers it was not tuned on, two seconds, one mouth moving silently, right of two in 91 to 95%, of four in 90 to 92%; where it decides, 59 to 73% of the time, 93 to 96%. 3 ms per face and second.",
  }),
];
