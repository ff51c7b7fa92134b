export * from "./contract.ts";
export { faceDetectionModels } from "./models.ts";
