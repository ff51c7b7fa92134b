export { type Child, type ChildOptions, startChild } from "./child.ts";
export { ProcessError } from "./errors.ts";
export { serveChild } from "./serve.ts";
