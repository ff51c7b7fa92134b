export * from "./call.ts";
export * from "./events.ts";
export * from "./explanation.ts";
export * from "./run.ts";
export * from "./step.ts";
