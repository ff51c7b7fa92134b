import type { InferenceOptions } from "@hapju/inference";
import type { ExportFormat, Language, Quality } from "@hapju/meeting";
import type { AnyRuntime, AnyTask } from "@hapju/spec";
import { z } from "zod";

type CatalogSource = InferenceOptions["catalog"][number];

const list = <T>() => z.array(z.custom<T>((value) => typeof value === "object" && value !== null)).optional();

/** Schema of {@link HapjuConfig}: its lists, no other key. */
export const configSchema = z.strictObject({
  tasks: list<AnyTask>(),
  runtimes: list<AnyRuntime>(),
  catalog: z.array(z.custom<CatalogSource>()).optional(),
  exports: list<ExportFormat>(),
  languages: list<Language>(),
  quality: z.enum(["fast", "accurate"]).optional(),
  glossary: z.array(z.string().min(1)).optional(),
});

/** What a project adds to what the commands bring. */
export interface HapjuConfig {
  /** Tasks beside the embedded ones. */
  readonly tasks?: readonly AnyTask[] | undefined;
  /** Runtimes beside the embedded ones. */
  readonly runtimes?: readonly AnyRuntime[] | undefined;
  /** Models, and paths of catalog files; tried before the embedded models of their task. */
  readonly catalog?: readonly CatalogSource[] | undefined;
  /** Formats that `hapju minutes` and the console export meetings in, beside the embedded ones. */
  readonly exports?: readonly ExportFormat[] | undefined;
  /** Languages that minutes are written in, beside the embedded ones. */
  readonly languages?: readonly Language[] | undefined;
  /** What recognisers are chosen by where a meeting does not state it; default `fast`. */
  readonly quality?: Quality | undefined;
  /** Names and terms that are likely said in every meeting, as they are written. */
  readonly glossary?: readonly string[] | undefined;
}

/**
 * Types the default export of a project's `hapju.config.ts`.
 *
 * ```ts
 * export default defineConfig({ tasks: [sentiment], catalog: [wordScores], exports: [agenda] });
 * ```
 */
export const defineConfig = (config: HapjuConfig): HapjuConfig => config;
