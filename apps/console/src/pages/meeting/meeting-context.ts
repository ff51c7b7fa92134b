import type { Attendee, Meeting, Minutes, Tracks } from "@hapju/contract";
import { createContext, useContext } from "react";
import type { Playback } from "./player/playback";

/** A person as the page shows them. */
export interface Who {
  readonly id: string;
  readonly name: string;
  readonly known: boolean;
}

/** What every part of a meeting's page works on. */
export interface MeetingParts {
  readonly meeting: Meeting;
  readonly minutes: Minutes;
  readonly tracks: Tracks;
  readonly playback: Playback;
  /** Whether this user may correct it. */
  readonly editable: boolean;
  /** The person of an id; by their id where they are not an attendee. */
  readonly who: (speaker: string) => Who;
}

/** The meeting of the page; undefined outside of it. */
export const MeetingContext = createContext<MeetingParts | undefined>(undefined);

/** The meeting of the page. @throws Error outside of it */
export function useMeeting(): MeetingParts {
  const parts = useContext(MeetingContext);
  if (!parts) throw new Error("useMeeting is for parts of a meeting's page.");
  return parts;
}

/** @param unknownName the name of an unknown person in the language of the page; minutes keep their own */
export function whoIn(
  attendees: readonly Attendee[],
  unknownName: (number: string) => string,
): (speaker: string) => Who {
  const shown = ({ id, name, known }: Who): Who => ({
    id,
    name: known ? name : unknownName(id.replace(/\D+/g, "")),
    known,
  });
  const byId = new Map(attendees.map((attendee) => [attendee.id, shown(attendee)]));
  return (id) => byId.get(id) ?? shown({ id, name: id, known: !id.startsWith("unknown-") });
}
