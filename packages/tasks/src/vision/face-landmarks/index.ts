export * from "./contract.ts";
export { faceLandmarksModels } from "./models.ts";
