import { relative } from "node:path";
import { compilePackages } from "./packages/compile.ts";
import { STAGED, stagePackages } from "./packages/stage.ts";

compilePackages();
await stagePackages();
console.log(`The packages are in ${relative(process.cwd(), STAGED)}.`);
