export * from "./contract.ts";
export { voiceStatistics as task } from "./contract.ts";
export { models } from "./models.ts";
