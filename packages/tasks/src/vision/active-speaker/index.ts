export * from "./contract.ts";
export { activeSpeakerModels } from "./models.ts";
