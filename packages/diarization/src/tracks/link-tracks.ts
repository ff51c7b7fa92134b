import type { Calibration } from "@hapju/spec";
import type { Naming, SourceEvidence } from "../decisions.ts";
import type { Conflicts } from "../naming/assign.ts";
import { totalEvidence } from "../naming/candidates.ts";
import type { Track } from "../observations/faces.ts";
import { sigmoid } from "../statistics.ts";
import { sameFace } from "./appearance.ts";
import { displacement } from "./boxes.ts";
import type { TrackCorrections } from "./track-corrections.ts";
import type { TrackEvidence } from "./track-evidence.ts";

/** Evidence from which two tracks are one person, named or not. */
const LINK_FROM = 4;
/** Evidence of the same place in the picture; never enough on its own. */
const POSITION_EVIDENCE = 1.5;

/** The name a track has by its own evidence; null without one. */
export interface TrackDecision extends Pick<Naming, "reason" | "confidence" | "linkedTo"> {
  readonly person: string | null;
}

/** A decision, and the position of the first track of the same person. */
export interface LinkedDecision extends TrackDecision {
  readonly group: number;
}

/** What may be linked. */
export interface LinkRules {
  /** Of the face model; without it only corrections link tracks. */
  readonly face: Calibration | undefined;
  readonly conflicts: Conflicts;
  readonly corrections: TrackCorrections;
}

/** Gives tracks whose faces are similar one identity: the name of one of them, or one unknown person. */
export function linkTracks(
  tracks: readonly TrackEvidence[],
  decisions: readonly TrackDecision[],
  { face, conflicts, corrections }: LinkRules,
): LinkedDecision[] {
  const linked = decisions.map((decision, at) => ({ at, group: at, decision }));
  type Linked = (typeof linked)[number];
  const members = (group: number) => linked.filter((one) => one.group === group);
  const isTaken = ({ at }: Linked, person: string) =>
    linked.some((other) => other.decision.person === person && conflicts(at, other.at));
  const fit = (a: readonly Linked[], b: readonly Linked[], evidence: number) => {
    if (evidence < Number.POSITIVE_INFINITY && a.some((x) => b.some((y) => conflicts(x.at, y.at))))
      return false;
    const [nameA, nameB] = [nameOf(a), nameOf(b)];
    if (nameA && nameB) return nameA.person === nameB.person;
    const name = nameA ?? nameB;
    if (!name) return true;
    const { person } = name;
    return (nameA ? b : a).every((one) => {
      const { is, not } = corrections.at(one.at);
      return is === undefined && !not.has(person) && !isTaken(one, person);
    });
  };
  const pairs = linked
    .flatMap((i) =>
      linked.slice(i.at + 1).map((j) => {
        const [a, b] = [tracks[i.at], tracks[j.at]];
        const sources = a && b ? linkEvidence(a, b, face) : {};
        const evidence = corrections.areSame(i.at, j.at)
          ? Number.POSITIVE_INFINITY
          : (totalEvidence(sources) ?? Number.NEGATIVE_INFINITY);
        return { i, j, sources, evidence };
      }),
    )
    .filter(({ evidence }) => evidence >= LINK_FROM)
    .sort((a, b) => b.evidence - a.evidence || a.i.at - b.i.at || a.j.at - b.j.at);
  for (const { i, j, sources, evidence } of pairs) {
    if (i.group === j.group || !fit(members(i.group), members(j.group), evidence)) continue;
    const group = Math.min(i.group, j.group);
    for (const one of members(Math.max(i.group, j.group))) one.group = group;
    const joined = members(group);
    const name = nameOf(joined);
    if (!name) continue;
    for (const one of joined) {
      if (one.decision.person !== null) continue;
      const other = tracks[one === i ? j.at : i.at];
      one.decision = {
        person: name.person,
        confidence: name.confidence * sigmoid(evidence),
        reason: "linked",
        ...(other ? { linkedTo: { track: other.track.id, logLikelihoods: sources } } : {}),
      };
    }
  }
  return linked.map(({ group, decision }) => ({ ...decision, group }));
}

/** The name of the first member that has one. */
function nameOf(members: readonly { readonly decision: TrackDecision }[]) {
  for (const { decision } of members) {
    const { person, confidence } = decision;
    if (person !== null) return { person, confidence };
  }
  return undefined;
}

/** The evidence that two tracks show one person: their faces and, only in addition to these, their places. */
function linkEvidence(a: TrackEvidence, b: TrackEvidence, face: Calibration | undefined): SourceEvidence {
  if (!face || !a.appearance || !b.appearance) return {};
  const [placeA, placeB] = [placeOf(a.track), placeOf(b.track)];
  const samePlace = placeA && placeB && displacement(placeA, placeB) < 0.5;
  return {
    face: sameFace(a.appearance, b.appearance, face),
    ...(samePlace ? { position: POSITION_EVIDENCE } : {}),
  };
}

/** Where a track mostly is: its box half-way through. */
function placeOf({ boxes }: Track) {
  return boxes[boxes.length >> 1]?.box;
}
