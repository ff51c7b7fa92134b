export { contract, openApiDocument } from "@hapju/contract";
export { ServerError, type ServerErrorCode } from "./errors.ts";
export { openServer, type RunningServer, type ServerOptions } from "./server.ts";
