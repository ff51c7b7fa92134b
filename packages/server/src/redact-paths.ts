/** An absolute path of two parts or more; addresses of the API and of other hosts are none. */
const PATH = /(?<![\w:/.~-])\/(?!api\/)(?:[^\s/"'`,;:()<>]+\/)+[^\s/"'`,;:()<>]*/g;

/** Removes the paths of this machine from a message. */
export type RedactPaths = (message: string) => string;

/**
 * Creates a function that removes the paths of this machine from messages: callers learn which file is meant, not where
 * it is. Known folders are replaced by their variables, so that operators can find them.
 * @param folders by the name they get, inner folders first
 */
export function createRedactPaths(folders: Readonly<Record<string, string>>): RedactPaths {
  return (message) => {
    let text = message;
    for (const [name, folder] of Object.entries(folders)) text = text.replaceAll(folder, name);
    return text.replace(PATH, (path) => path.replace(/\/$/, "").split("/").at(-1) ?? "");
  };
}

/** A copy of a JSON value with the paths removed from every string in it. */
export const redactPathsWithin = <Value>(value: Value, redactPaths: RedactPaths): Value =>
  JSON.parse(JSON.stringify(value), (_, part: unknown) =>
    typeof part === "string" ? redactPaths(part) : part,
  );
