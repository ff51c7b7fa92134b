/** An absolute path of two parts or more; addresses of the API and of other hosts are none. */
const PATH = /(?<![\w:/.~-])\/(?!api\/)(?:[^\s/"'`,;:()<>]+\/)+[^\s/"'`,;:()<>]*/g;

/** A message as callers may read it. */
export type Placeless = (message: string) => string;

/**
 * Takes the paths of this machine out of messages: a caller is told which file is meant, not where it lies. Known
 * folders are named by their variables, so that whoever runs the server can find them.
 * @param folders by the name they get, the inner ones first
 */
export function placelessBy(folders: Readonly<Record<string, string>>): Placeless {
  return (message) => {
    let text = message;
    for (const [name, folder] of Object.entries(folders)) text = text.replaceAll(folder, name);
    return text.replace(PATH, (path) => path.replace(/\/$/, "").split("/").at(-1)!);
  };
}

/** Every string within a value, placeless: for errors with their data. */
export const placelessWithin = <Value>(value: Value, placeless: Placeless): Value =>
  JSON.parse(JSON.stringify(value), (_, part: unknown) =>
    typeof part === "string" ? placeless(part) : part,
  );
