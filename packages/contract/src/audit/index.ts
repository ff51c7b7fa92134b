export * from "./entry.ts";
export * from "./verdict.ts";
