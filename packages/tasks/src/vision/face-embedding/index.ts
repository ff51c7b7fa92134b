export * from "./contract.ts";
export { faceEmbeddingModels } from "./models.ts";
