export * from "./contract.ts";
export { speakerSegmentationModels } from "./models.ts";
