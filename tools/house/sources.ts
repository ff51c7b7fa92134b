import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { type Program, parseSync } from "oxc-parser";

/** One source file, parsed. */
export interface Source {
  /** Path from the root of the repository. */
  readonly path: string;
  /** `packages/engine`, `apps/console`, … */
  readonly room: string;
  readonly isTest: boolean;
  readonly text: string;
  readonly lines: number;
  /** Ends of the TSDoc comments, by offset. */
  readonly docs: readonly { readonly start: number; readonly end: number }[];
  readonly program: Program;
}

const TEST = /(\.test\.tsx?$|\.fixture\.ts$|\/testing\/|\/e2e\/)/;

/** Every TypeScript file of the packages and the console that git tracks, generated ones left out. */
export function readSources(): Source[] {
  const listed = execFileSync("git", ["ls-files", "packages", "apps"], { encoding: "utf8" }).split("\n");
  return listed
    .filter((path) => /\.tsx?$/.test(path) && !path.endsWith(".d.ts") && !path.includes("/template/"))
    .map((path) => {
      const text = readFileSync(path, "utf8");
      const { program, comments } = parseSync(path, text);
      return {
        path,
        room: path.split("/").slice(0, 2).join("/"),
        isTest: TEST.test(path),
        text,
        lines: text.split("\n").length,
        docs: comments.filter(({ type, value }) => type === "Block" && value.startsWith("*")),
        program,
      };
    });
}
