export * from "./contract.ts";
export { voiceActivityModels } from "./models.ts";
