import { defineRuntime } from "hapju";
import { z } from "zod";

/** What adapters of the runtime are given. */
export interface LookupApi {
  open(table: Readonly<Record<string, string>>): (key: string) => string | undefined;
}

/** A runtime that Hapju does not know: tables. */
export const lookup = defineRuntime<{ table: Record<string, string> }, LookupApi>({
  name: "lookup",
  options: z.strictObject({ table: z.record(z.string(), z.string()) }),
  module: new URL("./lookup-host.ts", import.meta.url).href,
});
