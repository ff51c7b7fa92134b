import type { Meeting, Viewer } from "@hapju/meeting";
import { isHapjuError } from "@hapju/spec";
import { type Caller, scopeOf } from "./accounts/caller.ts";
import type { ServerContext } from "./context.ts";
import { ServerError } from "./errors.ts";

/** The caller as lists and searches know them. */
export const viewerOf = ({ id, role }: Caller): Viewer => ({ user: id, seesAll: role === "owner" });

/** Whether a caller may see a meeting of their tenant. */
const maySee = (caller: Caller, { access, owner }: Meeting) =>
  access === "everyone" || owner === caller.id || caller.role === "owner";

/** One message for both cases: a caller cannot find out whether a hidden object exists. */
const unknownMeeting = (id: string) =>
  new ServerError("meeting-unknown", `Meeting ${id} does not exist, or you may not see it.`);
const unknownRun = (id: string) =>
  new ServerError("run-unknown", `Run ${id} does not exist, or you may not see it.`);

const hasCode = (error: unknown, code: string) => (error as { code?: unknown }).code === code;

/** A meeting, if the caller may see it. @throws ServerError `meeting-unknown` */
export async function meetingFor(
  { meetingApp }: Pick<ServerContext, "meetingApp">,
  caller: Caller,
  id: string,
): Promise<Meeting> {
  const meeting = await meetingApp.meetings.get(scopeOf(caller), id).catch((error: unknown) => {
    throw hasCode(error, "meeting-unknown") ? unknownMeeting(id) : error;
  });
  if (maySee(caller, meeting)) return meeting;
  throw unknownMeeting(id);
}

/** A run and its meeting, if the caller may see it; a run without a meeting is for owners. @throws ServerError `run-unknown` */
export async function runFor({ meetingApp }: Pick<ServerContext, "meetingApp">, caller: Caller, id: string) {
  const run = await meetingApp.engine.queries.read(scopeOf(caller), id).catch((error: unknown) => {
    throw hasCode(error, "run-unknown") ? unknownRun(id) : error;
  });
  const meeting = await meetingApp.meetings.ofRun(scopeOf(caller), id).catch((error: unknown) => {
    if (isHapjuError(error) && error.code === "meeting-unknown") return undefined;
    throw error;
  });
  if (meeting ? maySee(caller, meeting) : caller.role === "owner") return { run, meeting };
  throw unknownRun(id);
}
