import { defineRuntime } from "@hapju/spec";
import { z } from "zod";

/** Models that are code: nothing but the adapter itself. Their options are the adapter's own. */
export const javascript = defineRuntime<Readonly<Record<string, unknown>>, undefined>({
  name: "javascript",
  options: z.record(z.string(), z.unknown()),
  module: new URL("./host.ts", import.meta.url).href,
});
