const NEEDED = 24;

/** Whether this is the Node that Hapju runs on. */
export function readNodeVersion() {
  const major = Number(process.versions.node.split(".")[0]);
  return {
    name: "node",
    good: major >= NEEDED,
    detail: `${process.versions.node}${major >= NEEDED ? "" : `; Hapju needs ${NEEDED}: run it with npx hapju inside the repository`}`,
  };
}
