import type { RuntimeHost } from "hapju";
import type { LookupApi } from "./lookup.ts";

export const runtime: RuntimeHost<LookupApi> = {
  start: async () => ({ open: (table) => (key) => table[key] }),
};
