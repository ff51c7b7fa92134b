export * from "./contract.ts";
export { speakerEmbeddingModels } from "./models.ts";
