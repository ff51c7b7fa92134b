export type { AnswerOf, Client, RequestOf } from "./client/types.ts";
export { openApiDocument } from "./document.ts";
export { account, audit, contract, meetings, models, people, runs } from "./routes.ts";
export type * from "./types.ts";
