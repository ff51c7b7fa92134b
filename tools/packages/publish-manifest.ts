import type { Dependencies, ExportTarget, Manifest } from "./manifest.ts";
import { republishedAs } from "./republished/index.ts";

/** Versions of Node that can run the packages: 22.18 is the first that reads a `hapju.config.ts`. */
const NODE = ">=22.18";

/** A user's code passes values of these in, so one copy has to serve both: any compatible version will do. */
const SHARED = ["zod", "@hapju/spec"];

/** What {@link publishManifest} needs to know beside the package's own manifest. */
export interface PublishContext {
  /** Name → version of every package that is published. */
  readonly published: ReadonlyMap<string, string>;
  /** The repository's own manifest: homepage and address. */
  readonly root: Manifest;
  /** The package's folder below the repository's root, such as `packages/engine`. */
  readonly directory: string;
  /** What the staged folder contains beside package.json. */
  readonly files: readonly string[];
}

/**
 * The package.json that is published: entry points are the compiled files, and every dependency can be installed.
 * @throws Error if it depends on a package that is not published
 */
export function publishManifest(manifest: Manifest, context: PublishContext): Manifest {
  const { name, version, description, license, type, sideEffects, bin, os, cpu, engines } = manifest;
  const dependencies = (of: Dependencies = {}) => {
    const installed = Object.entries(of).filter(([each]) => !manifest.bundledLibraries?.includes(each));
    if (installed.length === 0) return undefined;
    return publishDependencies(name, Object.fromEntries(installed), context.published);
  };
  return clean({
    name,
    version,
    description,
    license,
    homepage: context.root.homepage,
    repository: context.root.repository && { ...context.root.repository, directory: context.directory },
    type,
    sideEffects,
    engines: { node: NODE, ...engines },
    os,
    cpu,
    exports: manifest.exports && publishExports(manifest.exports),
    bin,
    files: context.files,
    dependencies: dependencies(manifest.dependencies),
    optionalDependencies: dependencies(manifest.optionalDependencies),
    peerDependencies: dependencies(manifest.peerDependencies),
    publishConfig: { access: "public" },
  });
}

/** Leaves out the fields that are undefined. */
const clean = <T extends object>(fields: { [K in keyof T]: T[K] | undefined }): T =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;

function publishExports(exports: string | Readonly<Record<string, ExportTarget>>) {
  const entries = typeof exports === "string" ? { ".": exports } : exports;
  return {
    ...Object.fromEntries(
      Object.entries(entries)
        .filter(([, target]) => !isSourceFolder(target))
        .map(([path, target]) => [path, publishTarget(target)]),
    ),
    "./package.json": "./package.json",
  };
}

/** Sources are open to benchmarks in the repository, and are not published. */
const isSourceFolder = (target: ExportTarget) => target === "./src/*";

function publishTarget(target: ExportTarget): ExportTarget {
  if (typeof target !== "string")
    return Object.fromEntries(Object.entries(target).map(([name, to]) => [name, publishTarget(to)]));
  const [, path] = /^\.\/src\/(.+)\.ts$/.exec(target) ?? [];
  return path ? { types: `./dist/${path}.d.ts`, default: `./dist/${path}.js` } : target;
}

function publishDependencies(of: string, dependencies: Dependencies, published: PublishContext["published"]) {
  return Object.fromEntries(
    Object.entries(dependencies).map(([name, wanted]) => {
      if (name.startsWith("@hapju/") && !published.has(name))
        throw new Error(
          `${of} is published and depends on ${name}, which is private. Publish it, or drop it.`,
        );
      const version = published.get(name) ?? wanted;
      return [name, SHARED.includes(name) ? `^${version}` : republishedAs(name, version)];
    }),
  );
}
