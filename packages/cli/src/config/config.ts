import type { ExportFormat, Language } from "@hapju/meeting";
import { z } from "zod";

const list = <T>() => z.array(z.custom<T>((value) => typeof value === "object" && value !== null)).optional();

/** Schema of {@link HapjuConfig}: its lists, no other key. */
export const configSchema = z.strictObject({
  exports: list<ExportFormat>(),
  languages: list<Language>(),
});

/** What a project adds to what the commands bring. */
export interface HapjuConfig {
  /** Formats that `hapju minutes` and the console export meetings in, beside the embedded ones. */
  readonly exports?: readonly ExportFormat[] | undefined;
  /** Languages that minutes are written in, beside the embedded ones. */
  readonly languages?: readonly Language[] | undefined;
}

/**
 * Types the default export of a project's `hapju.config.ts`.
 *
 * ```ts
 * export default defineConfig({ exports: [agenda], languages: [german] });
 * ```
 */
export const defineConfig = (config: HapjuConfig): HapjuConfig => config;
