import { calibrationsOf } from "../../calibrations.ts";
import { type ServiceContext, within } from "../context.ts";
import { readDirectory } from "../current-directory.ts";
import { readReadyMeeting } from "../meetings/meeting-rows.ts";
import { getMeeting } from "../meetings/meeting-view.ts";
import { readResult } from "../results/read-result.ts";
import { enrolFromMeeting } from "./enrol-from-meeting.ts";
import type { Review } from "./review.ts";
import { groupSimilarFaces } from "./similar-faces.ts";
import { unknownPeople } from "./unknown-people.ts";

/** Implements {@link Review}. */
export function openReview(service: ServiceContext): Review {
  return {
    async unknownPeople(scope, meeting) {
      const context = within(service, scope);
      const { run, run_created_at } = await readReadyMeeting(context, meeting);
      const { names } = await readDirectory(context);
      const { plan } = await context.engine.queries.read(scope, run);
      const result = await readResult(context, { run, createdAt: run_created_at });
      return unknownPeople(result, names, calibrationsOf(context.models.catalog, plan));
    },
    groupSimilar: (scope, faces) => groupSimilarFaces(within(service, scope), faces),
    async enrol(scope, meeting, request) {
      const context = within(service, scope);
      const person = await enrolFromMeeting(context, meeting, request);
      return { person, meeting: await getMeeting(context, meeting) };
    },
  };
}
