import type { MeetingAppOptions } from "@hapju/meeting";

/** What a project adds to Hapju: everything the commands use beside what they bring. */
export type HapjuConfig = Pick<MeetingAppOptions, "routes">;

/**
 * Types the `hapju.config.ts` of a project, whose default export it is.
 *
 * ```ts
 * export default defineConfig({ exports: [...defaultExports, agenda] });
 * ```
 */
export const defineConfig = (config: HapjuConfig): HapjuConfig => config;
