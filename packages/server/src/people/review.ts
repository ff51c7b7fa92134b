import type { Meeting, UnknownPerson } from "@hapju/meeting";
import { viewerOf } from "../access.ts";
import type { Caller } from "../accounts/accounts.ts";
import type { ServerContext } from "../context.ts";
import { readPolicy } from "./policy.ts";

/** How many of the latest meetings are looked through. */
const MEETINGS = 30;

export interface Sighting extends UnknownPerson {
  readonly meeting: string;
  readonly run: string;
  readonly title: string;
}

/** The unknown people of the latest meetings the caller may see, those that look alike together if the policy allows. */
export async function reviewQueue(
  { meetingApp, settings }: ServerContext,
  caller: Caller,
): Promise<Sighting[][]> {
  const { meetings } = meetingApp;
  const { items } = await meetings.list({ viewer: viewerOf(caller), state: "ready", limit: MEETINGS });
  const sightings: Sighting[] = [];
  for (const { id, run, title } of items.filter(hasUnknown))
    for (const unknown of await meetings.unknowns(id))
      sightings.push({ ...unknown, meeting: id, run, title });
  const { keepUnknownFaces } = await readPolicy(settings);
  if (!keepUnknownFaces) return sightings.map((sighting) => [sighting]);
  const { face = [], voice = [] } = Object.groupBy(sightings, ({ kind }) => kind);
  return [...(await meetings.alike(face)), ...voice.map((sighting) => [sighting])];
}

const hasUnknown = ({ people }: Meeting) => people.some(({ known }) => !known);
