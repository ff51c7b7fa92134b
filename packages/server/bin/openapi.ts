import { openApiDocument } from "@hapju/server";

/** Prints the OpenAPI document. */
process.stdout.write(`${JSON.stringify(openApiDocument(), null, 2)}\n`);
