/** The first that reads TypeScript, such as hapju.config.ts, without a flag. */
const NEEDED = "22.18.0";

/** Whether this is the Node that Hapju runs on. */
export function readNodeVersion() {
  const { node } = process.versions;
  const good = node.localeCompare(NEEDED, "en", { numeric: true }) >= 0;
  return { name: "node", good, detail: good ? node : `${node}; install Node.js ${NEEDED} or later` };
}
