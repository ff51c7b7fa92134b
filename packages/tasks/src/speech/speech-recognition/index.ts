export * from "./contract.ts";
export { speechRecognitionModels } from "./models.ts";
