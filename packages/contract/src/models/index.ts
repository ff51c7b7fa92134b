export * from "./host.ts";
export * from "./model.ts";
export * from "./route.ts";
