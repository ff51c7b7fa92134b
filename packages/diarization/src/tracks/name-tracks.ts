import type { Calibration } from "@hapju/spec";
import { isFace, shared, trackAt } from "../corrections/anchors.ts";
import type { Correction } from "../corrections/correction.ts";
import type { Candidate, EvidenceSource, Naming } from "../decisions.ts";
import { type Answer, assign, type Nameable } from "../infer/assign.ts";
import type { Track } from "../observations/faces.ts";
import type { Calibrations, KnownPerson } from "../observations/people.ts";
import { sigmoid, softmax } from "../statistics.ts";
import { type Appearance, appearanceOf, matchFace, sameFace } from "./appearance.ts";
import { displacement } from "./boxes.ts";

/** Somebody not in the directory is as likely as not, before anybody is seen; the rest is shared by those who are. */
const UNKNOWN_SHARE = 0.5;
/** That belief counts as much as this many tracks: where most of those seen are known, the next more likely is. */
const UNKNOWN_SHARE_TRACKS = 2;
/** People a meeting may hold at least, so that a directory of one names nobody lightly. */
const LEAST_PEOPLE = 4;
/** A name is given from this probability on: of 100 names at the border at most 5 are wrong. */
export const NAME_FROM = 0.95;
/** Evidence from which two tracks are one person whoever that is. */
const LINK_FROM = 4;
/** What sitting where somebody sat before adds; never enough on its own. */
const SEAT_EVIDENCE = 1.5;
/** Two tracks seen together for longer are two people. */
const TOGETHER_SECONDS = 0.3;
const SHOWN_FRAMES = 5;

/** A track and what is known of it before anybody is named. */
export interface Sighted {
  readonly track: Track;
  readonly appearance: Appearance | undefined;
  readonly evidence: ReadonlyMap<string, Partial<Record<EvidenceSource, number>>>;
}

export interface TrackNaming extends Omit<Naming, "speaker" | "stretches"> {
  /** A person's id, or the id of the first track of the same unknown person. */
  readonly entity: string;
  readonly known: boolean;
}

/** What the faces, and the voices tied to them, say about who is on each track. */
export function trackEvidence(
  tracks: readonly Track[],
  directory: readonly KnownPerson[],
  calibrations: Calibrations,
  voiceOf: (track: string, person: string) => number | undefined,
): Sighted[] {
  return tracks.map((track) => {
    const appearance = appearanceOf(track.embeddings);
    const evidence = new Map<string, Partial<Record<EvidenceSource, number>>>();
    for (const { id, faceTemplates } of directory) {
      const face =
        appearance && calibrations.face && faceTemplates.length > 0
          ? matchFace(appearance, faceTemplates, calibrations.face)
          : undefined;
      const voice = voiceOf(track.id, id);
      evidence.set(id, {
        ...(face === undefined || face === Number.NEGATIVE_INFINITY ? {} : { face }),
        ...(voice === undefined ? {} : { voice }),
      });
    }
    return { track, appearance, evidence };
  });
}

/** Names every track, or says which unknown person it shows. */
export function nameTracks(
  sighted: readonly Sighted[],
  directorySize: number,
  calibrations: Calibrations,
  corrections: readonly Correction[],
): TrackNaming[] {
  const { face } = calibrations;
  const rulings = rulingsOf(sighted, corrections);
  const together = sighted.map((a) => sighted.map((b) => a !== b && seenTogether(a.track, b.track)));
  const conflicts = (a: number, b: number) => together[a]![b]! && !rulings.one(a, b);
  const first = sighted.map((one) => nameable(one, UNKNOWN_SHARE, directorySize));
  const seen = assign(first, (a, b) => together[a]![b]!);
  const nameables = sighted.map((one, at): Nameable => {
    const forced = rulings.is[at];
    if (forced !== undefined) return { weights: new Map(forced ? [[forced, 1e3]] : []), unknown: 0 };
    const others = seen.filter((_, other) => other !== at);
    const { weights, unknown } = nameable(one, unknownShareOf(others), directorySize);
    return { weights: new Map([...weights].filter(([id]) => !rulings.not[at]!.has(id))), unknown };
  });
  const answers = assign(nameables, conflicts);
  const entities = sighted.map(({ appearance }, at): Entity => {
    const { person, confidence } = answers[at]!;
    if (rulings.is[at] !== undefined) return { person: rulings.is[at], reason: "corrected", confidence: 1 };
    const reaches = (id: string, level: Level) =>
      reachesLevel(sighted[at]!.evidence.get(id), level, calibrations);
    const decided = appearance?.decisive || !face;
    if (person !== null && confidence >= NAME_FROM && decided && reaches(person, "nameFrom"))
      return { person, reason: "recognised", confidence };
    const worthAsking = [...nameables[at]!.weights.keys()].some((id) => reaches(id, "askFrom"));
    return {
      person: null,
      reason: worthAsking ? "uncertain" : "unknown",
      confidence: person === null ? confidence : 1 - confidence,
    };
  });
  return link(sighted, entities, nameables, { face, conflicts, rulings });
}

function nameable({ evidence }: Sighted, unknownShare: number, directorySize: number): Nameable {
  const prior = Math.log((1 - unknownShare) / Math.max(directorySize, LEAST_PEOPLE));
  const weights = [...evidence].flatMap(([id, sources]): [string, number][] => {
    const total = sum(sources);
    return total === undefined ? [] : [[id, prior + total]];
  });
  return { weights: new Map(weights), unknown: Math.log(unknownShare) };
}

/** How likely one is not in the directory, by what sight tells of the others in the recording. */
function unknownShareOf(answers: readonly Answer[]): number {
  const unknown = answers.reduce(
    (sum, { person, confidence }) => sum + (person === null ? confidence : 1 - confidence),
    UNKNOWN_SHARE_TRACKS * UNKNOWN_SHARE,
  );
  return unknown / (answers.length + UNKNOWN_SHARE_TRACKS);
}

/** Defaults of models whose catalog entry states none. */
const LEVELS = { askFrom: 0, nameFrom: 3 } as const;
type Level = keyof typeof LEVELS;

/** Whether one source alone reaches its model's own threshold; scores of different models are never compared. */
export function reachesLevel(
  sources: Partial<Record<EvidenceSource, number>> | undefined,
  level: Level,
  calibrations: Calibrations,
): boolean {
  return (["face", "voice"] as const).some(
    (source) =>
      (sources?.[source] ?? Number.NEGATIVE_INFINITY) >= (calibrations[source]?.[level] ?? LEVELS[level]),
  );
}

interface Entity extends Pick<Naming, "reason" | "confidence" | "linkedTo"> {
  readonly person: string | null;
}

/** Gives tracks that look like one another one entity: the name of one of them, or one unknown person. */
function link(
  sighted: readonly Sighted[],
  entities: Entity[],
  nameables: readonly Nameable[],
  { face, conflicts, rulings }: LinkRules,
): TrackNaming[] {
  const group = sighted.map((_, at) => at);
  const members = (root: number) => group.flatMap((other, at) => (other === root ? [at] : []));
  const named = (root: number) => members(root).find((at) => entities[at]!.person !== null);
  const fits = (a: number, b: number, evidence: number) => {
    const [all, others] = [members(a), members(b)];
    if (evidence < Number.POSITIVE_INFINITY && all.some((x) => others.some((y) => conflicts(x, y))))
      return false;
    const [nameA, nameB] = [named(a), named(b)];
    if (nameA !== undefined && nameB !== undefined)
      return entities[nameA]!.person === entities[nameB]!.person;
    const name = nameA ?? nameB;
    if (name === undefined) return true;
    const person = entities[name]!.person!;
    const unnamed = nameA === undefined ? all : others;
    return unnamed.every(
      (at) => rulings.is[at] === undefined && !rulings.not[at]!.has(person) && !isTaken(at, person),
    );
  };
  const isTaken = (at: number, person: string) =>
    sighted.some((_, other) => entities[other]!.person === person && conflicts(at, other));
  const pairs = sighted
    .flatMap((a, i) =>
      sighted.slice(i + 1).map((b, j) => {
        const sources = linkEvidence(a, b, face);
        return { i, j: i + 1 + j, sources, evidence: sum(sources) ?? Number.NEGATIVE_INFINITY };
      }),
    )
    .map((pair) => (rulings.one(pair.i, pair.j) ? { ...pair, evidence: Number.POSITIVE_INFINITY } : pair))
    .filter(({ evidence }) => evidence >= LINK_FROM)
    .sort((a, b) => b.evidence - a.evidence || a.i - b.i || a.j - b.j);
  for (const { i, j, sources, evidence } of pairs) {
    const [a, b] = [group[i]!, group[j]!];
    if (a === b || !fits(a, b, evidence)) continue;
    for (const at of members(Math.max(a, b))) group[at] = Math.min(a, b);
    const name = named(Math.min(a, b));
    if (name === undefined) continue;
    for (const at of members(Math.min(a, b))) {
      if (entities[at]!.person !== null) continue;
      const { person, confidence } = entities[name]!;
      const other = at === i ? j : i;
      entities[at] = {
        person,
        confidence: confidence * sigmoid(evidence),
        reason: "linked",
        linkedTo: { track: sighted[other]!.track.id, logLikelihoods: sources },
      };
    }
  }
  return sighted.map((one, at) => {
    const { person, reason, confidence, linkedTo } = entities[at]!;
    const candidates = candidatesOf(one, nameables[at]!);
    const given = person ?? "unknown";
    const runnerUp = candidates.find((candidate) => candidate.person !== given);
    return {
      entity: person ?? sighted[group[at]!]!.track.id,
      known: person !== null,
      reason,
      confidence,
      candidates,
      ...(runnerUp ? { runnerUp } : {}),
      ...(linkedTo ? { linkedTo } : {}),
      frames: shownFrames(one),
    };
  });
}

interface LinkRules {
  readonly face: Calibration | undefined;
  readonly conflicts: (a: number, b: number) => boolean;
  readonly rulings: ReturnType<typeof rulingsOf>;
}

/** What says that two tracks show one person: their faces and, only beside these, their places. */
function linkEvidence(
  a: Sighted,
  b: Sighted,
  face: Calibration | undefined,
): Partial<Record<EvidenceSource, number>> {
  if (!face || !a.appearance || !b.appearance) return {};
  const sameSeat = displacement(seatOf(a.track), seatOf(b.track)) < 0.5;
  return {
    face: sameFace(a.appearance, b.appearance, face),
    ...(sameSeat ? { seat: SEAT_EVIDENCE } : {}),
  };
}

/** Where a track mostly is: its box half-way through. */
function seatOf(track: Track) {
  return track.boxes[track.boxes.length >> 1]!.box;
}

/** What people said about faces, by position of the track. */
function rulingsOf(sighted: readonly Sighted[], corrections: readonly Correction[]) {
  const tracks = sighted.map(({ track }) => track);
  const at = (anchor: Parameters<typeof trackAt>[1]) => {
    const track = trackAt(tracks, anchor);
    return track ? tracks.indexOf(track) : -1;
  };
  const is: (string | null | undefined)[] = tracks.map(() => undefined);
  const not = tracks.map(() => new Set<string>());
  const ones = new Set<string>();
  for (const correction of corrections) {
    if (correction.kind === "track-is") {
      const track = at(correction.face);
      if (track >= 0) is[track] = correction.person;
    } else if (correction.kind === "not-person" && isFace(correction.at)) {
      const track = at(correction.at);
      if (track < 0) continue;
      not[track]!.add(correction.person);
      if (is[track] === correction.person) is[track] = undefined;
    } else if (correction.kind === "same-person") {
      const [a, b] = correction.at.map((anchor) => (isFace(anchor) ? at(anchor) : -1)) as [number, number];
      if (a >= 0 && b >= 0) ones.add(`${a}/${b}`).add(`${b}/${a}`);
    }
  }
  return { is, not, one: (a: number, b: number) => ones.has(`${a}/${b}`) };
}

function seenTogether(a: Track, b: Track): boolean {
  let seconds = 0;
  for (const one of a.visible) for (const other of b.visible) seconds += shared(one, other);
  return seconds > TOGETHER_SECONDS;
}

function candidatesOf({ evidence }: Sighted, { weights, unknown }: Nameable): Candidate[] {
  const names = ["unknown", ...weights.keys()];
  const shares = softmax([unknown, ...weights.values()]);
  return names
    .map((person, i) => ({ person, logLikelihoods: evidence.get(person) ?? {}, probability: shares[i]! }))
    .sort((a, b) => b.probability - a.probability || (a.person < b.person ? -1 : 1));
}

function shownFrames({ track, appearance }: Sighted): Naming["frames"] {
  return (appearance?.deciding ?? []).slice(0, SHOWN_FRAMES).flatMap(({ seconds }) => {
    const sighting = track.boxes.find((box) => Math.abs(box.seconds - seconds) < 1e-6);
    return sighting ? [{ seconds, box: sighting.box }] : [];
  });
}

function sum(sources: Partial<Record<EvidenceSource, number>>): number | undefined {
  const values = Object.values(sources);
  return values.length === 0 ? undefined : values.reduce((total, value) => total + value, 0);
}
