export * from "./contract.ts";
export { faceDetection as task } from "./contract.ts";
export { models } from "./models.ts";
