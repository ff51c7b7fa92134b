export * from "./contract.ts";
export { voiceActivity as task } from "./contract.ts";
export { models } from "./models.ts";
