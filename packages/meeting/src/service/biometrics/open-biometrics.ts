import { type ServiceContext, within } from "../context.ts";
import { readReadyMeeting } from "../meetings/meeting-rows.ts";
import { getMeeting } from "../meetings/meeting-view.ts";
import { requestNewDirectory } from "../runs/request-new-directory.ts";
import { updateMinutes } from "../runs/update-minutes.ts";
import type { Biometrics } from "./biometrics.ts";
import { readStatus } from "./read-status.ts";
import { removePerson } from "./remove-person.ts";

/** Implements {@link Biometrics}. */
export function openBiometrics(service: ServiceContext): Biometrics {
  return {
    status: (scope, meeting) => readStatus(within(service, scope), meeting),
    async refresh(scope, meeting) {
      const context = within(service, scope);
      await readReadyMeeting(context, meeting);
      await updateMinutes(context, meeting, await requestNewDirectory(context, meeting));
      return getMeeting(context, meeting);
    },
    removePerson: (scope, person) => removePerson(within(service, scope), person),
  };
}
