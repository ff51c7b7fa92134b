export { openApiDocument } from "./document.ts";
export * from "./routes.ts";
export type { Role } from "./shared.ts";
