export * from "./contract.ts";
export { faceLandmarks as task } from "./contract.ts";
export { models } from "./models.ts";
