export * from "./contract.ts";
export { lipMatchModels } from "./models.ts";
