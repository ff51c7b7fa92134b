import type { ServiceContext } from "../context.ts";
import { readReadyMeeting } from "../meetings/meeting-rows.ts";
import { getMeeting } from "../meetings/meeting-view.ts";
import { requestNewDirectory } from "../runs/request-new-directory.ts";
import { updateMinutes } from "../runs/update-minutes.ts";
import type { Biometrics } from "./biometrics.ts";
import { readStatus } from "./read-status.ts";
import { removePerson } from "./remove-person.ts";

/** Implements {@link Biometrics}. */
export function openBiometrics(context: ServiceContext): Biometrics {
  return {
    status: (meeting) => readStatus(context, meeting),
    async refresh(meeting) {
      await readReadyMeeting(context.database, meeting);
      await updateMinutes(context, meeting, await requestNewDirectory(context, meeting));
      return getMeeting(context, meeting);
    },
    removePerson: (person) => removePerson(context, person),
  };
}
