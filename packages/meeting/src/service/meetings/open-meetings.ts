import { type ServiceContext, within } from "../context.ts";
import { readDirectory } from "../current-directory.ts";
import { settle } from "../runs/settle.ts";
import { waitForRun } from "../runs/wait-for-run.ts";
import { changeMeeting } from "./change-meeting.ts";
import { createMeeting, findByRecording } from "./create-meeting.ts";
import { listMeetings } from "./list-meetings.ts";
import { readMeeting, readMeetingOfRun } from "./meeting-rows.ts";
import { getMeeting, meetingOf } from "./meeting-view.ts";
import type { Meetings } from "./meetings.ts";
import { removeMeeting } from "./remove-meeting.ts";

/** Implements {@link Meetings}. */
export function openMeetings(service: ServiceContext): Meetings {
  return {
    async create(scope, request) {
      const context = within(service, scope);
      return getMeeting(context, await createMeeting(context, request));
    },
    get: (scope, id) => getMeeting(within(service, scope), id),
    async ofRun(scope, run) {
      const context = within(service, scope);
      return getMeeting(context, (await readMeetingOfRun(context, run)).id);
    },
    async ofRecording(scope, path) {
      const context = within(service, scope);
      const found = await findByRecording(context, (await service.objects.putFile(path)).digest);
      return found && getMeeting(context, found.id);
    },
    async list(scope, options = {}) {
      const context = within(service, scope);
      const { items, ...page } = await listMeetings(context, options);
      const current = await readDirectory(context);
      return { items: items.map((row) => meetingOf(row, current)), ...page };
    },
    async change(scope, id, change) {
      const context = within(service, scope);
      await changeMeeting(context, id, change);
      return getMeeting(context, id);
    },
    remove: (scope, id) => removeMeeting(within(service, scope), id),
    async settled(scope, id) {
      const context = within(service, scope);
      const { run, rerun, published } = await readMeeting(context, id);
      if (rerun !== null || published === null) await waitForRun(context, rerun ?? run);
      await settle(context, await readMeeting(context, id));
      return getMeeting(context, id);
    },
  };
}
