import { captions } from "./captions.ts";
import { clicks } from "./clicks.ts";
import { date } from "./date.ts";
import type { CheckKind } from "./define-check.ts";
import { duration } from "./duration.ts";
import { enrolled } from "./enrolled.ts";
import { face } from "./face.ts";
import { found } from "./found.ts";
import { gap } from "./gap.ts";
import { lines } from "./lines.ts";
import { named } from "./named.ts";
import { neverBy } from "./never-by.ts";
import { neverNamed } from "./never-named.ts";
import { note } from "./note.ts";
import { nothingSaid } from "./nothing-said.ts";
import { nowhere } from "./nowhere.ts";
import { picture } from "./picture.ts";
import { refused } from "./refused.ts";
import { said } from "./said.ts";
import { score } from "./score.ts";
import { shows } from "./shows.ts";
import { speakers } from "./speakers.ts";
import { apart, together } from "./two-stretches.ts";
import { unknownInView } from "./unknown-in-view.ts";
import { who } from "./who.ts";

/** The kinds of checks by name. */
export const checkKinds: ReadonlyMap<string, CheckKind> = new Map(
  [
    said,
    nothingSaid,
    gap,
    duration,
    speakers,
    apart,
    together,
    who,
    named,
    neverNamed,
    neverBy,
    unknownInView,
    face,
    note,
    date,
    refused,
    score,
    enrolled,
    found,
    clicks,
    picture,
    lines,
    nowhere,
    shows,
    captions,
  ].map((kind) => [kind.name, kind]),
);
