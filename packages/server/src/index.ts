export { contract } from "./contract/index.ts";
export { openApiDocument } from "./document.ts";
export { ServerError, type ServerErrorCode } from "./errors.ts";
export { openServer, type RunningServer, type ServerOptions } from "./server.ts";
