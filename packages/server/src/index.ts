export { contract, openApiDocument } from "@hapju/contract";
export type { FirstLink } from "./accounts/invitations.ts";
export type { Tenant, Tenants } from "./accounts/tenants.ts";
export { SERVER_ERROR_KINDS, ServerError, type ServerErrorCode } from "./errors.ts";
export { type Installation, openInstallation } from "./installation.ts";
export type { Limits } from "./security/limits.ts";
export { openServer, type RunningServer, type ServerOptions } from "./server.ts";
