export { contract, openApiDocument } from "@hapju/contract";
export { SERVER_ERROR_KINDS, ServerError, type ServerErrorCode } from "./errors.ts";
export type { Limits } from "./security/limits.ts";
export { openServer, type RunningServer, type ServerOptions } from "./server.ts";
