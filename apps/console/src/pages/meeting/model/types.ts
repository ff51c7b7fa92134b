import type { Evidence, Tracks, TranscriptTurn } from "@hapju/contract";

/** A word of a turn, with its time. */
export type TranscriptWord = TranscriptTurn["words"][number];
/** One face followed through the recording. */
export type MeetingTrack = Tracks["tracks"][number];
/** Why one face or one voice has the name it has. */
export type IdentityEvidence = Evidence["tracks"][number] | Evidence["voices"][number];
/** A person that a face or a voice may belong to. */
export type IdentityCandidate = IdentityEvidence["candidates"][number];
