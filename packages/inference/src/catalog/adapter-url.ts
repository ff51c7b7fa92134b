import { createRequire } from "node:module";
import { isAbsolute } from "node:path";
import { pathToFileURL } from "node:url";

/**
 * The URL of an adapter's module as a catalog file states it: a `file:` URL, a path relative to the catalog file, or a
 * module of an npm package, such as `@hapju/tasks/adapters/vision/face-embedding/mobilefacenet`.
 *
 * @param origin URL of the catalog file
 * @returns the stated text where it resolves to nothing; the check of the entry refuses it
 */
export function adapterUrl(adapter: string, origin: string): string {
  if (adapter.startsWith("file:")) return adapter;
  if (isAbsolute(adapter)) return pathToFileURL(adapter).href;
  if (adapter.startsWith(".")) return new URL(adapter, origin).href;
  return resolved(adapter, origin) ?? resolved(adapter, import.meta.url) ?? adapter;
}

function resolved(specifier: string, from: string): string | undefined {
  try {
    return pathToFileURL(createRequire(from).resolve(specifier)).href;
  } catch {
    return undefined;
  }
}
