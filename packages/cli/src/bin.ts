import { enableCompileCache } from "node:module";

// Start-up is mostly reading and compiling our libraries: keep what was compiled for the next command.
enableCompileCache();
const { resolveQuickly } = await import("./resolve-quickly.ts");
resolveQuickly();
const { main } = await import("./main.ts");

process.exitCode = await main(process.argv.slice(2), process.env);
