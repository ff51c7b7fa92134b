import * as account from "./account/index.ts";
import * as audit from "./audit/index.ts";
import * as meetings from "./meetings/index.ts";
import * as models from "./models/index.ts";
import * as people from "./people/index.ts";
import * as runs from "./runs/index.ts";
import type { Role } from "./schema/role.ts";

/** Every route of the API by the lowest role that may call it. A route that is not listed here is not served. */
export const contract = {
  public: [account.acceptInvitation, account.signIn, account.signOut],
  viewer: [
    account.getCurrentUser,
    account.listKeys,
    account.createKey,
    account.revokeKey,
    meetings.listMeetings,
    meetings.getMeeting,
    meetings.getMinutes,
    meetings.getTracks,
    meetings.getEvidence,
    meetings.getPeaks,
    meetings.getMedia,
    meetings.getFrame,
    meetings.listExportFormats,
    meetings.downloadFile,
    meetings.listCorrections,
    meetings.searchMeetings,
    people.listPeople,
    people.getPerson,
    people.listConsentTexts,
    people.getPolicy,
    runs.listRuns,
    runs.getRun,
    runs.explainRun,
    runs.listCalls,
    runs.watchRun,
    models.listModels,
  ],
  editor: [
    meetings.createMeeting,
    meetings.updateMeeting,
    meetings.deleteMeeting,
    meetings.refreshMeeting,
    meetings.createCorrection,
    meetings.undoCorrection,
    meetings.listUnknownPeople,
    meetings.enrolFromMeeting,
    people.createPerson,
    people.updatePerson,
    people.deletePerson,
    people.recordConsent,
    people.withdrawConsent,
    people.enrolFace,
    people.enrolVoice,
    people.deleteTemplate,
    people.getReviewQueue,
    runs.cancelRun,
    runs.resumeRun,
  ],
  owner: [
    account.listUsers,
    account.inviteUser,
    account.updateUser,
    account.deleteUser,
    people.updatePolicy,
    models.pullModel,
    models.updateRoute,
    audit.listAudit,
    audit.exportAudit,
    audit.verifyAudit,
  ],
} as const satisfies Record<Role | "public", readonly unknown[]>;

/** Any route of the API. */
export type ApiRoute = (typeof contract)[keyof typeof contract][number];

export { account, audit, meetings, models, people, runs };
