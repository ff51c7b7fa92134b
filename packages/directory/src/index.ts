export { DirectoryError, type DirectoryErrorCode, type DirectoryErrorData } from "./errors.ts";
export { personId, personIdFrom } from "./person-id.ts";
