export * from "./key.ts";
export * from "./session.ts";
export * from "./user.ts";
