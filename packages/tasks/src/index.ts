import type { AnyTask, Model } from "@hapju/spec";
import * as all from "./all.ts";

export * from "./all.ts";

const exported: readonly unknown[] = Object.values(all);
const isTask = (value: unknown): value is AnyTask =>
  typeof value === "object" && value !== null && "input" in value && "output" in value;
const isModels = (value: unknown): value is readonly Model[] => Array.isArray(value);

/** The tasks of this package, for `createInference`. */
export const tasks: readonly AnyTask[] = exported.filter(isTask);

/** Their models, for the `catalog` of `createInference`. */
export const catalog: readonly Model[] = exported.filter(isModels).flat();
