export { contract } from "./contract/index.ts";
export { openApiDocument } from "./document.ts";
