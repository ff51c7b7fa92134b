/** Licences that a package's package.json does not state, read from its licence file. */
export const MISSING_LICENCES: Readonly<Record<string, string>> = {
  "@shinyoshiaki/jspack": "BSD-3-Clause",
  "png-js": "MIT",
};

/** A part of a package under another licence than its package.json states. */
export interface ForeignPart {
  /** Name of the package, or the start of the names of one package per platform. */
  readonly package: string;
  readonly part: string;
  /** SPDX expression. */
  readonly licence: string;
  /** How this is known. */
  readonly evidence: string;
}

/** Parts whose licence is stricter than that of the package that holds them. */
export const FOREIGN_PARTS: readonly ForeignPart[] = [
  {
    package: "@seydx/node-av-",
    part: "FFmpeg 8.1 (Jellyfin build) with x264 and x265",
    licence: "GPL-3.0-or-later",
    evidence:
      "the binary's configuration says --enable-gpl --enable-version3 --enable-libx264 --enable-libx265",
  },
  {
    package: "@seydx/node-av-",
    part: "Fraunhofer FDK AAC",
    licence: "LicenseRef-FDK-AAC",
    evidence: "the binary's configuration says --enable-libfdk-aac; the FDK AAC licence grants no patents",
  },
];
