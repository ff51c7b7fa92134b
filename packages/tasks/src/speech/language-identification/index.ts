export * from "./contract.ts";
export { languageIdentificationModels } from "./models.ts";
