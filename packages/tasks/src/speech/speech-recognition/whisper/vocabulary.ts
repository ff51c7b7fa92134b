import { readFile } from "node:fs/promises";

/** Token ids ↔ text. */
export interface Vocabulary {
  /** The bytes of a token; none for a special one. */
  bytesOf(id: number): Uint8Array;
  /** Joins the bytes of all tokens before UTF-8 is decoded: a character may be spread over several. */
  text(ids: readonly number[]): string;
  /** The id of the token of these bytes, in Latin-1: a byte is a character. */
  idOf(bytes: string): number | undefined;
}

const NO_BYTES = new Uint8Array();

/**
 * Reads a vocabulary in the form of tiktoken: a line holds a token's bytes in base64 and its id.
 *
 * @param path of `tokens.txt`
 */
export async function readVocabulary(path: string): Promise<Vocabulary> {
  const bytes: Uint8Array[] = [];
  const ids = new Map<string, number>();
  for (const line of (await readFile(path, "utf8")).split("\n")) {
    const [token, id] = line.split(" ");
    if (token === undefined || id === undefined) continue;
    const decoded = Buffer.from(token, "base64");
    bytes[Number(id)] = decoded;
    ids.set(decoded.toString("latin1"), Number(id));
  }
  const bytesOf = (id: number) => bytes[id] ?? NO_BYTES;
  return {
    bytesOf,
    text: (tokens) => Buffer.concat(tokens.map(bytesOf)).toString("utf8"),
    idOf: (key) => ids.get(key),
  };
}
