import type { Model } from "@hapju/spec";

/** A model of the catalog: its adapter is a `file:` URL, its paths are absolute, its options are parsed by its runtime. */
export interface CatalogEntry extends Model {
  /** URL of the module or catalog file that declares it: its npm packages are found from there, or from its adapter. */
  readonly origin: string;
}

/** Whether a model needs no download: all its files come with the packages of its entry, or are paths. */
export const isEmbedded = ({ files }: Pick<Model, "files">) =>
  files.every((file) => !("url" in file || ("package" in file && file.version !== undefined)));
