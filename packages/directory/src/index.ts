export { DirectoryError, type DirectoryErrorCode, type DirectoryErrorData } from "./errors.ts";
export { type Gallery, galleryOf } from "./matching/gallery.ts";
export { type MatchCalibration, type MatchCandidate, type MatchResult, match } from "./matching/match.ts";
export { trimmedMean } from "./matching/trimmed-mean.ts";
export type { Measure } from "./matching/vectors.ts";
export { personId, personIdFrom } from "./person-id.ts";
