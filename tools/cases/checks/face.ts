import { z } from "zod";
import { listed, namesOf } from "../minutes/names.ts";
import { defineCheck } from "./define-check.ts";

/** A face is at a place if this share of its boxes is over it. */
const SHARE = 0.5;
const NONE = "none";

/** The faces at a place of the picture are of these people. */
export const face = defineCheck({
  name: "face",
  of: ["minutes"],
  fields: { at: z.tuple([z.number(), z.number()]), is: z.array(z.string()).min(1) },
  judge({ at: [x, y], is }, { minutes, tracks }) {
    const nameOf = namesOf(minutes);
    const people = new Set(is.map((name) => name.normalize("NFC")));
    const there = tracks.filter(({ boxes }) => {
      const over = boxes.filter(
        (box) => x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height,
      );
      return boxes.length > 0 && over.length >= SHARE * boxes.length;
    });
    if (there.length === 0) return people.has(NONE) ? undefined : "no face there";
    const wrong = there.map(({ speaker }) => nameOf(speaker)).filter((name) => !people.has(name));
    return wrong.length === 0 ? undefined : listed(wrong);
  },
});
