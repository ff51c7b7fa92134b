export * from "./contract.ts";
export { faceEmbedding as task } from "./contract.ts";
export { models } from "./models.ts";
