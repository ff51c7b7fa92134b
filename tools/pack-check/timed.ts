/** Takes one line of what a check says. */
export type Log = (line: string) => void;

/** Does a piece of work and says how long it took. */
export async function timed<T>(log: Log, what: string, work: () => T | Promise<T>): Promise<T> {
  const start = performance.now();
  const result = await work();
  log(`${what}: ${((performance.now() - start) / 1000).toFixed(1)} s`);
  return result;
}
