import type { BuildOrder } from "../files/locate.ts";

/** Everything a host process needs to bring a model into memory. */
export interface LoadOrder {
  /** `id@version`. */
  readonly model: string;
  readonly task: string;
  /** Name of a built-in adapter, or the URL of a module that exports `adapter`. */
  readonly adapter: string;
  readonly files: Readonly<Record<string, string>>;
  readonly options: Readonly<Record<string, string>>;
  /** Files to write first, because nothing has written them yet. */
  readonly builds: readonly BuildOrder[];
}

export interface Resident {
  /** Memory of the host process, in bytes. */
  readonly residentBytes: number;
}

/** What a host process answers. */
export interface HostCalls {
  load(order: LoadOrder): Promise<Resident & { readonly grownBytes: number }>;
  run(
    model: string,
    ticket: number,
    inputs: readonly unknown[],
  ): Promise<Resident & { readonly outputs: readonly unknown[]; readonly runMs: number }>;
  /** Aborts a run between two inferences; what was asked for is not answered any more. */
  cancel(ticket: number): void;
  unload(model: string): Promise<Resident>;
}
