export * from "./contract.ts";
export { speakerEmbedding as task } from "./contract.ts";
export { models } from "./models.ts";
