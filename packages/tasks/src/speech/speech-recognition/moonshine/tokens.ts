import { readFile } from "node:fs/promises";
import { InferenceError } from "@hapju/inference/adapter";

/** Ids of a vocabulary → text. */
export type DecodeTokens = (ids: readonly number[]) => string;

/** A token that stands for one byte: `<0x0A>`. */
const BYTE = /^<0x([0-9A-F]{2})>$/;
/** What a SentencePiece vocabulary writes for a space. */
const SPACE = "\u2581";

/**
 * Reads a vocabulary of SentencePiece: one token a line, its number the id, lines ended by LF alone.
 *
 * @param path of the file
 */
export async function readTokens(path: string): Promise<DecodeTokens> {
  const vocabulary = (await readFile(path, "utf8")).split("\n");
  const bytesOf = (id: number): Uint8Array => {
    const token = vocabulary[id];
    if (token === undefined) {
      throw new InferenceError(
        "model-failed",
        `Token ${id} is not in ${path}, which has ${vocabulary.length - 1}. Check that decoder and tokens are of one model.`,
        { token: id, path },
      );
    }
    const [, byte] = token.match(BYTE) ?? [];
    return byte === undefined ? Buffer.from(token) : Uint8Array.of(Number.parseInt(byte, 16));
  };
  const decoder = new TextDecoder();
  return (ids) => decoder.decode(Buffer.concat(ids.map(bytesOf))).replaceAll(SPACE, " ");
}
