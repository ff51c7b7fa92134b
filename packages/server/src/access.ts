import { type Meeting, MeetingError, type Viewer } from "@hapju/meeting";
import { localScope } from "@hapju/spec";
import type { Caller } from "./accounts/accounts.ts";
import type { ServerContext } from "./context.ts";
import { ServerError } from "./errors.ts";

/** How the layers below know who looks. */
export const viewerOf = ({ id, role }: Caller): Viewer => ({ user: id, seesAll: role === "owner" });

const maySee = (caller: Caller, { access, owner }: Meeting) =>
  access === "everyone" || owner === caller.id || caller.role === "owner";

/** What is not for whoever asks is not there, in the same words. */
const unknownMeeting = (id: string) =>
  new ServerError("meeting-unknown", `There is no meeting ${id}, or it is not for you.`);
const unknownRun = (id: string) =>
  new ServerError("run-unknown", `There is no run ${id}, or it is not for you.`);

const orUnknown =
  (unknown: () => ServerError, code = "meeting-unknown") =>
  (error: unknown): never => {
    throw (error as { code?: unknown }).code === code ? unknown() : error;
  };

/** A meeting, if the caller may see it. @throws ServerError `meeting-unknown` */
export async function meetingFor(
  { meetingApp }: ServerContext,
  caller: Caller,
  id: string,
): Promise<Meeting> {
  const unknown = () => unknownMeeting(id);
  const meeting = await meetingApp.meetings.get(id).catch(orUnknown(unknown));
  if (maySee(caller, meeting)) return meeting;
  throw unknown();
}

/** A run and its meeting, if the caller may see it; one of no meeting is for owners. @throws ServerError `run-unknown` */
export async function runFor({ meetingApp }: ServerContext, caller: Caller, id: string) {
  const unknown = () => unknownRun(id);
  const run = await meetingApp.engine.queries.read(localScope, id).catch(orUnknown(unknown, "run-unknown"));
  const meeting = await meetingApp.meetings.ofRun(id).catch((error: unknown) => {
    if (error instanceof MeetingError && error.code === "meeting-unknown") return undefined;
    throw error;
  });
  if (meeting ? maySee(caller, meeting) : caller.role === "owner") return { run, meeting };
  throw unknown();
}
