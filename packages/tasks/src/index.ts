import type { AnyTask, Model } from "@hapju/spec";
import * as all from "./all.ts";

const folders: readonly { readonly task: AnyTask; readonly models: readonly Model[] }[] = Object.values(all);

/** The tasks of this package, for `createInference`. */
export const tasks: readonly AnyTask[] = folders.map(({ task }) => task);

/** Their models, for the `catalog` of `createInference`. */
export const catalog: readonly Model[] = folders.flatMap(({ models }) => models);
