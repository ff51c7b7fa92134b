import type { FaceAnchor, TurnAnchor } from "@hapju/diarization";
import type { NewConsent } from "@hapju/identity";
import type { Box, Scope } from "@hapju/spec";
import type { Meeting } from "../meetings/meeting.ts";
import type { UnknownFace } from "./similar-faces.ts";

/** A person in a meeting without a certain name: a face, or a voice without a face. */
export interface UnknownPerson {
  /** `unknown-N`, or the id of the person it may be, if the evidence was not enough. */
  readonly speaker: string;
  readonly kind: "face" | "voice";
  /** Where a correction can point at: a good sighting, or the longest segment of speech. */
  readonly anchor: FaceAnchor | TurnAnchor;
  /** The face at the anchor. */
  readonly box?: Box;
  readonly visibleSeconds: number;
  readonly speakingSeconds: number;
  /** Whom the face or the voice resembles, most probable first; nobody where the evidence is too weak to ask. */
  readonly candidates: readonly {
    readonly person: string;
    readonly name: string;
    readonly probability: number;
  }[];
}

/** Enrols the person an anchor points at: a new one by name, or one of the directory by id. */
export interface EnrolFromMeeting {
  readonly at: FaceAnchor;
  readonly person: { readonly id: string } | { readonly name: string };
  /** What the person agreed to; not needed if the directory has their consent. */
  readonly consent?: NewConsent;
}

/** The review of unknown people. Every method that takes the id of a meeting throws MeetingError `meeting-unknown`. */
export interface Review {
  /** The unknown people of a meeting, most visible and audible first. @throws MeetingError `not-ready` */
  unknownPeople(scope: Scope, meeting: string): Promise<UnknownPerson[]>;
  /**
   * Groups unknown faces of several meetings that are similar. Call it only if the policy allows that they are
   * compared.
   */
  groupSimilar<Face extends UnknownFace>(scope: Scope, faces: readonly Face[]): Promise<Face[][]>;
  /**
   * Adds the person if new, enrols the face and refreshes the meeting.
   * @throws IdentityError `consent-missing`, …; MeetingError `no-face-there`, `not-ready`
   */
  enrol(
    scope: Scope,
    meeting: string,
    request: EnrolFromMeeting,
  ): Promise<{ readonly person: string; readonly meeting: Meeting }>;
}
