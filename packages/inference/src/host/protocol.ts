/** Everything a host process needs to load a model. */
export interface LoadOrder {
  /** `id@version`. */
  readonly model: string;
  /** `file:` URL of the module that exports `adapter`. */
  readonly adapter: string;
  /** `module`: `file:` URL of the module that exports `runtime`. */
  readonly runtime: { readonly name: string; readonly module: string };
  /** Paths by the file's name in the entry. */
  readonly files: Readonly<Record<string, string>>;
  readonly options: unknown;
}

/** What every reply of a host states about its process. */
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
  /** Aborts a run between two inferences; its answer is dropped. */
  cancel(ticket: number): void;
  unload(model: string): Promise<Resident>;
}
