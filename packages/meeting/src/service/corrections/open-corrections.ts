import { type ServiceContext, within } from "../context.ts";
import { readMeeting } from "../meetings/meeting-rows.ts";
import { applyCorrection, undoCorrection } from "./apply-correction.ts";
import { type CorrectedShare, correctedShares } from "./corrected-shares.ts";
import { readCorrections } from "./correction-rows.ts";
import type { Corrections } from "./corrections.ts";

/** Implements {@link Corrections}. */
export function openCorrections(service: ServiceContext): Corrections {
  /** Tenant → run → its shares. */
  const known = new Map<string, Map<string, readonly CorrectedShare[]>>();
  return {
    async list(scope, meeting) {
      await readMeeting(within(service, scope), meeting);
      return readCorrections(service.database, meeting);
    },
    apply: (scope, meeting, correction, options) =>
      applyCorrection(within(service, scope), meeting, correction, options),
    undo: (scope, meeting, correction) => undoCorrection(within(service, scope), meeting, correction),
    shares(scope) {
      const byRun = known.get(scope.tenant) ?? new Map<string, readonly CorrectedShare[]>();
      known.set(scope.tenant, byRun);
      return correctedShares(within(service, scope), byRun);
    },
  };
}
