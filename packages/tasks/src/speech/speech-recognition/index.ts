export * from "./contract.ts";
export { speechRecognition as task } from "./contract.ts";
export { models } from "./models.ts";
