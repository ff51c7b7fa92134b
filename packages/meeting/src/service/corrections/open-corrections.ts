import type { ServiceContext } from "../context.ts";
import { readMeeting } from "../meetings/meeting-rows.ts";
import { applyCorrection, undoCorrection } from "./apply-correction.ts";
import { type CorrectedShare, correctedShares } from "./corrected-shares.ts";
import { readCorrections } from "./correction-rows.ts";
import type { Corrections } from "./corrections.ts";

/** Implements {@link Corrections}. */
export function openCorrections(context: ServiceContext): Corrections {
  const sharesByRun = new Map<string, readonly CorrectedShare[]>();
  return {
    async list(meeting) {
      await readMeeting(context.database, meeting);
      return readCorrections(context.database, meeting);
    },
    apply: (meeting, correction, options) => applyCorrection(context, meeting, correction, options),
    undo: (meeting, correction, { actor } = {}) => undoCorrection(context, meeting, correction, actor),
    shares: () => correctedShares(context, sharesByRun),
  };
}
