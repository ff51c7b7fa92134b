export * from "./contract.ts";
export { activeSpeaker as task } from "./contract.ts";
export { models } from "./models.ts";
