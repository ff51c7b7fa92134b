import { type Child, type ProcessError, startChild } from "@hapju/process";
import type { HostCalls, LoadOrder } from "./protocol.ts";

/** A model in the memory of one host process. */
export interface Held {
  readonly bytes: number;
  lastUsed: number;
  /** Whether it is loaded already. */
  ready: boolean;
}

/** One host process and the models it holds. It starts when it is first needed, and again after a crash. */
export class HostProcess {
  readonly held = new Map<string, Held>();
  /** A host answers one call at a time: a network takes the whole core anyway. */
  busy = false;
  residentBytes = 0;
  crashes = 0;
  readonly #name: string;
  readonly #threads: number;
  #child: Child<HostCalls> | undefined;

  constructor(name: string, threads: number) {
    this.#name = name;
    this.#threads = threads;
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** Counts the model as held from now on, while it is still being loaded. */
  reserve(model: string, bytes: number): void {
    const ready = this.held.get(model)?.ready ?? false;
    this.held.set(model, { bytes, lastUsed: performance.now(), ready });
  }

  /** @returns the bytes the process grew by */
  async load(order: LoadOrder): Promise<number> {
    try {
      const { grownBytes, residentBytes } = await this.#calls().load(order);
      this.residentBytes = residentBytes;
      const held = this.held.get(order.model);
      if (held) held.ready = true;
      return grownBytes;
    } catch (error) {
      this.held.delete(order.model);
      throw error;
    }
  }

  async run(model: string, ticket: number, inputs: readonly unknown[]) {
    const answer = await this.#calls().run(model, ticket, inputs);
    this.residentBytes = answer.residentBytes;
    const held = this.held.get(model);
    if (held) held.lastUsed = performance.now();
    return answer;
  }

  cancel(ticket: number): void {
    // The process may have ended, and the run with it.
    void Promise.resolve(this.#child?.calls.cancel(ticket)).catch(() => {});
  }

  async unload(model: string): Promise<void> {
    this.held.delete(model);
    const after = await this.#child?.calls.unload(model);
    if (after) this.residentBytes = after.residentBytes;
  }

  async stop(): Promise<void> {
    await this.#child?.stop();
  }

  /** Ends the process and frees its models; the next call starts it again. */
  async release(): Promise<void> {
    const child = this.#child;
    this.#forget();
    await child?.stop();
  }

  #forget(): void {
    this.#child = undefined;
    this.held.clear();
    this.residentBytes = 0;
  }

  #calls() {
    this.#child ??= this.#start();
    return this.#child.calls;
  }

  #start(): Child<HostCalls> {
    const child = startChild<HostCalls>(new URL("./child.ts", import.meta.url), {
      name: this.#name,
      // sherpa-onnx frees a model only when its wrapper is collected.
      nodeArguments: ["--expose-gc"],
      env: { HAPJU_HOST_THREADS: String(this.#threads) },
    });
    void child.ended.then((_: ProcessError) => {
      if (this.#child !== child) return;
      this.#forget();
      this.crashes += 1;
    });
    return child;
  }
}
