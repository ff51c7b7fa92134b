import { z } from "zod";

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, "must be 64 lower-case hexadecimal digits");
const base = {
  /** What the adapter calls the file, for example `encoder`. */
  name: z.string().min(1),
};

/** Where one file of a model comes from. */
export const modelFile = z.union([
  z.strictObject({
    ...base,
    /** Downloaded to `<models dir>/<model id>/<last part of the URL>`. */
    url: z.url({ protocol: /^https?$/ }),
    /** `null`: not published; what the first download brings is pinned in models.lock.json. */
    sha256: sha256.nullable(),
    /** Exact size; absent where none is published. */
    bytes: z.int().positive().exactOptional(),
  }),
  /** A file inside an npm package this package depends on: `@scope/name/path/in/package`. */
  z.strictObject({ ...base, package: z.string().min(1), sha256: sha256.exactOptional() }),
  /** Written by this package from an npm package on first use: `builder/part/file`. */
  z.strictObject({ ...base, built: z.string().regex(/^[a-z0-9-]+\/[a-z0-9-]+\/[a-z0-9.-]+$/) }),
  /** A file on this machine, absolute or relative to the catalog file. */
  z.strictObject({ ...base, path: z.string().min(1), sha256: sha256.exactOptional() }),
]);
export type ModelFile = z.infer<typeof modelFile>;

/** One model: what it does, what it needs, where it comes from, what one may do with it. */
export const catalogEntry = z.strictObject({
  /** Names the model in routes, plans and the models folder. */
  id: z.string().regex(/^[a-z0-9][a-z0-9.-]*$/, "lower-case letters, digits, dots and hyphens"),
  /** Raised whenever the same input would give another output: it is part of every cache key. */
  version: z.string().regex(/^[^@\s]+$/),
  task: z.string().min(1),
  runtime: z.enum(["onnx", "sherpa-onnx", "javascript"]),
  /** A built-in adapter, or a module (`./mine.ts`) relative to the catalog file. */
  adapter: z.string().min(1),
  files: z.array(modelFile),
  /** BCP 47 tags of the languages it knows; absent where language does not matter. */
  languages: z.array(z.string().min(2)).min(1).exactOptional(),
  /** SPDX expression of the weights, or the name of their licence. */
  licence: z.string().min(1),
  commercialUse: z.boolean(),
  /** Settings of the adapter, for example the model type of a sherpa-onnx transducer. */
  options: z.record(z.string(), z.string()).default({}),
  /** What a process grows by when it is loaded and used; the budget counts the larger of this and the measured growth. */
  memoryMiB: z.number().positive(),
  /** One line for people, with published or measured quality and its source. */
  card: z.string().min(1),
  /** Decision points on this model's scale, for example `{ "same": 0.5, "different": 0.35 }`. */
  thresholds: z.record(z.string(), z.number()).exactOptional(),
  /**
   * How two of its embeddings compare: the log-likelihood ratio of "same person : another" for a score
   * `s` is `slope × (s − midpoint)`, within ±`limit`.
   */
  calibration: z
    .strictObject({
      /** `cosine`: higher is more alike. `distance`: Euclidean, lower is more alike, so `slope` is negative. */
      measure: z.enum(["cosine", "distance"]),
      midpoint: z.number(),
      slope: z.number(),
      limit: z.number().positive().exactOptional(),
      /** Below this log-likelihood ratio nobody fits; between the two a name is asked about, not given. */
      askFrom: z.number().exactOptional(),
      /** From this log-likelihood ratio on a name may be given. */
      nameFrom: z.number().exactOptional(),
      /** How alike overlapping windows of speech are where the calibration is from; see `Calibration` of @hapju/diarization. */
      neighbours: z.number().positive().exactOptional(),
      /** Set where embeddings compare within one recording only; see `WithinRecording` of @hapju/diarization. */
      withinRecording: z
        .strictObject({ neighbours: z.number().positive(), apart: z.number().positive() })
        .exactOptional(),
    })
    .exactOptional(),
  /** Only for models that answer the same alone and in a batch. */
  batch: z
    .strictObject({ size: z.int().min(2), waitMs: z.number().nonnegative().default(5) })
    .exactOptional(),
  /** Longest one run may take before its process is stopped; default 120,000. */
  timeoutMs: z.int().positive().default(120_000),
});

/** A file of a catalog: the order of a task's models is its route, best first. */
export const catalogFile = z.strictObject({ models: z.array(catalogEntry) });

export interface CatalogEntry extends z.infer<typeof catalogEntry> {
  /** Folder of the file that states the entry; its relative paths start there. */
  readonly folder: string;
}

/** What plans and records call a model: `yunet@2023-mar`. */
export const modelName = (entry: Pick<CatalogEntry, "id" | "version">) => `${entry.id}@${entry.version}`;

/** An embedded model needs no download. */
export const isEmbedded = (entry: CatalogEntry) => entry.files.every((file) => !("url" in file));
