import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL(".", import.meta.url));
const [wanted] = process.argv.slice(2);
const names = readdirSync(folder)
  .filter((file) => file.endsWith(".ts") && file !== "run.ts")
  .map((file) => file.replace(/\.ts$/, ""));

if (wanted && names.includes(wanted)) {
  await import(`./${wanted}.ts`);
  // Without this the process ends with 0 even if a benchmark fails, once the servers of the tests are loaded.
  process.exit(process.exitCode);
} else {
  console.log(
    `${wanted ? `There is no benchmark "${wanted}". ` : ""}Name one: npm run bench ${names.join(" | ")}`,
  );
  process.exitCode = wanted ? 2 : 0;
}
