import type { Meeting, UnknownPerson } from "@hapju/meeting";
import { viewerOf } from "../access.ts";
import { type Caller, scopeOf } from "../accounts/caller.ts";
import type { ServerContext } from "../context.ts";
import { readPolicy } from "./policy.ts";

/** How many of the latest meetings are searched. */
const MEETINGS = 30;

/** An unknown person in one meeting. */
export interface UnknownSighting extends UnknownPerson {
  readonly meeting: string;
  readonly run: string;
  readonly title: string;
}

/** Sightings of one person, as far as their faces look similar. */
export type Group = readonly [UnknownSighting, ...UnknownSighting[]];

/** The unknown people of the latest meetings the caller may see, similar faces grouped if the policy allows it. */
export async function reviewQueue(
  { meetingApp, settings }: ServerContext,
  caller: Caller,
): Promise<readonly Group[]> {
  const { meetings, review } = meetingApp;
  const scope = scopeOf(caller);
  const { items } = await meetings.list(scope, { viewer: viewerOf(caller), state: "ready", limit: MEETINGS });
  const sightings: UnknownSighting[] = [];
  for (const { id, run, title } of items.filter(hasUnknown))
    for (const unknown of await review.unknownPeople(scope, id))
      sightings.push({ ...unknown, meeting: id, run, title });
  const { keepUnknownFaces } = await readPolicy(settings, scope);
  const alone = (sighting: UnknownSighting): Group => [sighting];
  if (!keepUnknownFaces) return sightings.map(alone);
  const { face = [], voice = [] } = Object.groupBy(sightings, ({ kind }) => kind);
  return [...(await review.groupSimilar(scope, face)).flatMap(groupOf), ...voice.map(alone)];
}

const hasUnknown = ({ people }: Meeting) => people.some(({ known }) => !known);
const groupOf = ([first, ...rest]: readonly UnknownSighting[]): Group[] => (first ? [[first, ...rest]] : []);
