import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL(".", import.meta.url));
const [wanted] = process.argv.slice(2);
const names = readdirSync(folder)
  .filter((file) => file.endsWith(".ts") && file !== "run.ts")
  .map((file) => file.replace(/\.ts$/, ""));

if (wanted && names.includes(wanted)) {
  await import(`./${wanted}.ts`);
  // Left to itself the process ends with 0 whatever a benchmark says, once the servers of the tests are loaded.
  process.exit(process.exitCode);
} else {
  console.log(
    `${wanted ? `There is no benchmark "${wanted}". ` : ""}Name one: npm run bench ${names.join(" | ")}`,
  );
  process.exitCode = wanted ? 2 : 0;
}
