/** Calls `stop` on the first Ctrl-C; a second one ends the process at once. */
export function onInterrupt(stop: () => Promise<never>): {
  readonly promise: Promise<never>;
  dispose(): void;
} {
  let listener = () => {};
  const promise = new Promise<never>((_, reject) => {
    listener = () => {
      process.off("SIGINT", listener);
      process.off("SIGTERM", listener);
      stop().catch(reject);
    };
    process.on("SIGINT", listener);
    process.on("SIGTERM", listener);
  });
  promise.catch(() => {});
  return {
    promise,
    dispose() {
      process.off("SIGINT", listener);
      process.off("SIGTERM", listener);
    },
  };
}
