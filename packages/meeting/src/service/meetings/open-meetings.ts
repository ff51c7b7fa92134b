import type { ServiceContext } from "../context.ts";
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
export function openMeetings(context: ServiceContext): Meetings {
  const { database, directory, objects } = context;
  const get = (id: string) => getMeeting(context, id);
  return {
    create: async (request) => get(await createMeeting(context, request)),
    get,
    ofRun: async (run) => get((await readMeetingOfRun(database, run)).id),
    async ofRecording(path) {
      const found = await findByRecording(context, (await objects.putFile(path)).digest);
      return found && get(found.id);
    },
    async list(options = {}) {
      const { items, ...page } = await listMeetings(database, options);
      const current = await readDirectory(directory);
      return { items: items.map((row) => meetingOf(row, current)), ...page };
    },
    async change(id, change) {
      await changeMeeting(context, id, change);
      return get(id);
    },
    remove: (id, { actor } = {}) => removeMeeting(context, id, actor),
    async settled(id) {
      const { run, rerun, published } = await readMeeting(database, id);
      if (rerun !== null || published === null) await waitForRun(context, rerun ?? run);
      await settle(context, await readMeeting(database, id));
      return get(id);
    },
  };
}
