import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { z } from "zod";
import { minutesSchema } from "./schema.ts";

test("the published JSON Schema is the one minutes are checked by", () => {
  const published = readFileSync(new URL("../../../../../docs/minutes.schema.json", import.meta.url), "utf8");
  expect(JSON.parse(published)).toEqual(JSON.parse(JSON.stringify(z.toJSONSchema(minutesSchema))));
});
