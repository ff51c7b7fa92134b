export type { AnswerOf, Client, RequestOf } from "./client/types.ts";
export { openApiDocument } from "./document.ts";
export { account, audit, contract, meetings, models, people, runs } from "./routes.ts";
export { PROBLEM_CODES, type ProblemCode } from "./schema/problem-codes.ts";
export type * from "./types.ts";
