export * from "./contract.ts";
export { lipMatch as task } from "./contract.ts";
export { models } from "./models.ts";
