import { openApiDocument } from "../src/document.ts";

/** Prints the OpenAPI document. */
process.stdout.write(`${JSON.stringify(openApiDocument(), null, 2)}\n`);
