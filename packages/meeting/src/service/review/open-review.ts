import type { ServiceContext } from "../context.ts";
import { readDirectory } from "../current-directory.ts";
import { readReadyMeeting } from "../meetings/meeting-rows.ts";
import { getMeeting } from "../meetings/meeting-view.ts";
import { readResult } from "../results/read-result.ts";
import { enrolFromMeeting } from "./enrol-from-meeting.ts";
import type { Review } from "./review.ts";
import { groupSimilarFaces } from "./similar-faces.ts";
import { unknownPeople } from "./unknown-people.ts";

/** Implements {@link Review}. */
export function openReview(context: ServiceContext): Review {
  const { database, directory } = context;
  return {
    async unknownPeople(meeting) {
      const { run, run_created_at } = await readReadyMeeting(database, meeting);
      const { names } = await readDirectory(directory);
      return unknownPeople(await readResult(context, { run, createdAt: run_created_at }), names);
    },
    groupSimilar: (faces) => groupSimilarFaces(context, faces),
    async enrol(meeting, request, { actor } = {}) {
      const person = await enrolFromMeeting(context, meeting, request, actor);
      return { person, meeting: await getMeeting(context, meeting) };
    },
  };
}
