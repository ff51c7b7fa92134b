/** What adapters need beside the types of `@hapju/spec`; light enough for every model host. */
export { InferenceError, type InferenceErrorCode } from "../errors.ts";
export { eachInput } from "./each-input.ts";
export { fileOf } from "./file-of.ts";
