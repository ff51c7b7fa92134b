export * from "./contract.ts";
export { voiceStatisticsModels } from "./models.ts";
