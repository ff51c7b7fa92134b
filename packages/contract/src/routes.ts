import * as account from "./account.ts";
import * as audit from "./audit.ts";
import * as meetings from "./meetings.ts";
import * as models from "./models.ts";
import * as people from "./people.ts";
import * as runs from "./runs.ts";
import type { Role } from "./shared.ts";

/** Every route of the API and the least role that may call it. What is not listed here is not served. */
export const contract = {
  public: [account.welcome, account.signIn, account.signOut],
  viewer: [
    account.me,
    account.listKeys,
    account.makeKey,
    account.removeKey,
    meetings.listMeetings,
    meetings.readMeeting,
    meetings.readMinutes,
    meetings.readTracks,
    meetings.readEvidence,
    meetings.readPeaks,
    meetings.readMedia,
    meetings.readFrame,
    meetings.download,
    meetings.listCorrections,
    meetings.search,
    people.listPeople,
    people.readPerson,
    people.consentTexts,
    people.readPolicy,
    runs.listRuns,
    runs.readRun,
    runs.explainRun,
    runs.listCalls,
    runs.watchRun,
    models.listModels,
  ],
  editor: [
    meetings.createMeeting,
    meetings.changeMeeting,
    meetings.deleteMeeting,
    meetings.refreshMeeting,
    meetings.correct,
    meetings.undoCorrection,
    meetings.listUnknowns,
    meetings.enrolFromMeeting,
    people.addPerson,
    people.renamePerson,
    people.removePerson,
    people.giveConsent,
    people.withdrawConsent,
    people.enrolFace,
    people.enrolVoice,
    people.removeTemplate,
    people.reviewQueue,
    runs.cancelRun,
    runs.resumeRun,
  ],
  owner: [
    account.listUsers,
    account.inviteUser,
    account.changeUser,
    account.removeUser,
    people.changePolicy,
    models.pullModel,
    models.changeRoute,
    audit.listAudit,
    audit.exportAudit,
    audit.verifyAudit,
  ],
} as const satisfies Record<Role | "public", readonly unknown[]>;

export { account, audit, meetings, models, people, runs };
