import { basename } from "node:path";
import { type Child, ProcessError, startChild } from "@hapju/process";
import type { DecoderCalls } from "./decoder/calls.ts";
import { MediaError, type MediaErrorCode } from "./errors.ts";

/** A process that nobody asks anything, and that keeps nothing for anybody, gives its memory back. */
const IDLE_MS = 3_000;
/** A process still busy with a cancelled call after this is ended. */
const CANCEL_MS = 2_000;

type Calls = Child<DecoderCalls>["calls"];

/** Work that must come back to the same process, as its state is there. */
export interface CallLane {
  /** The process it is tied to, once it had its first turn. */
  slot?: Slot;
  /** Which start of that process. */
  start?: number;
}

interface Slot {
  child: Child<DecoderCalls> | undefined;
  /** Counts the starts of the slot's process. */
  start: number;
  busy: boolean;
  lanes: number;
  idle: NodeJS.Timeout | undefined;
}

interface Job {
  readonly path: string;
  readonly lane: CallLane | undefined;
  readonly signal: AbortSignal | undefined;
  readonly work: (calls: Calls, start: number) => Promise<unknown>;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
  settled?: () => void;
}

/**
 * A few decoder processes and one queue: first come, first served, one call at a time per process. A file
 * that kills its process fails its own call; the next call gets a fresh process.
 */
export class Pool {
  readonly #slots: Slot[];
  readonly #module: URL;
  readonly #running = new Map<Job, Slot>();
  #waiting: Job[] = [];
  #closed = false;

  /** @param module what each process runs */
  constructor(processes: number, module = new URL("./decoder/child.ts", import.meta.url)) {
    this.#module = module;
    this.#slots = Array.from({ length: processes }, () => ({
      child: undefined,
      start: 0,
      busy: false,
      lanes: 0,
      idle: undefined,
    }));
  }

  /**
   * @param path named in the error when the process dies of it
   * @param work gets the process's functions and which start of the process it is
   */
  run<T>(
    path: string,
    work: (calls: Calls, start: number) => Promise<T>,
    { lane, signal }: { readonly lane?: CallLane; readonly signal?: AbortSignal | undefined } = {},
  ): Promise<T> {
    if (this.#closed)
      return Promise.reject(new MediaError("closed", "The media were closed. Open them again."));
    if (signal?.aborted) return Promise.reject(signal.reason);
    return new Promise<T>((resolve, reject) => {
      const job: Job = { path, lane, signal, work, resolve: resolve as Job["resolve"], reject };
      this.#waiting.push(job);
      const cancel = () => this.#cancel(job);
      signal?.addEventListener("abort", cancel, { once: true });
      job.settled = () => signal?.removeEventListener("abort", cancel);
      this.#dispatch();
    });
  }

  /** Frees what {@link CallLane} tied; the process may keep its state a while. */
  leave(lane: CallLane): void {
    const { slot } = lane;
    if (!slot) return;
    slot.lanes -= 1;
    delete lane.slot;
    if (!slot.busy) this.#idle(slot);
  }

  async close(): Promise<void> {
    this.#closed = true;
    const error = new MediaError("closed", "The media were closed while the call waited.");
    for (const job of this.#waiting.splice(0)) job.reject(error);
    await Promise.all(
      this.#slots.map(async (slot) => {
        clearTimeout(slot.idle);
        await slot.child?.stop();
      }),
    );
  }

  #dispatch(): void {
    for (const job of [...this.#waiting]) {
      const slot = this.#slotFor(job);
      if (!slot) continue;
      this.#waiting.splice(this.#waiting.indexOf(job), 1);
      void this.#execute(slot, job);
    }
  }

  #slotFor({ lane }: Job): Slot | undefined {
    if (lane?.slot) return lane.slot.busy ? undefined : lane.slot;
    const free = this.#slots.filter(({ busy }) => !busy);
    // A warm process before a cold one, one without tied work before one with.
    free.sort((a, b) => a.lanes - b.lanes || Number(!a.child) - Number(!b.child));
    return free[0];
  }

  async #execute(slot: Slot, job: Job): Promise<void> {
    slot.busy = true;
    this.#running.set(job, slot);
    clearTimeout(slot.idle);
    const { lane } = job;
    if (lane && !lane.slot) {
      lane.slot = slot;
      slot.lanes += 1;
    }
    const child = this.#childOf(slot);
    if (lane) lane.start ??= slot.start;
    try {
      job.resolve(await job.work(child.calls, slot.start));
    } catch (error) {
      job.reject(await this.#explain(error, job));
    }
    job.settled?.();
    this.#running.delete(job);
    slot.busy = false;
    this.#idle(slot);
    this.#dispatch();
  }

  /** Ends the process of a slot if nothing comes. */
  #idle(slot: Slot): void {
    clearTimeout(slot.idle);
    if (slot.lanes > 0 || this.#closed) return;
    slot.idle = setTimeout(() => {
      const { child } = slot;
      // Forgotten at once: a call that comes while it ends gets another.
      slot.child = undefined;
      void child?.stop();
    }, IDLE_MS);
    slot.idle.unref();
  }

  #childOf(slot: Slot): Child<DecoderCalls> {
    if (slot.child) return slot.child;
    const child = startChild<DecoderCalls>(this.#module, { name: "media" });
    slot.child = child;
    slot.start += 1;
    void child.ended.then(() => {
      if (slot.child === child) slot.child = undefined;
    });
    return child;
  }

  /** Errors cross from the process as plain ones; the parent gives them their class back. */
  async #explain(error: unknown, { path }: Job): Promise<unknown> {
    if (this.#closed) return new MediaError("closed", "The media were closed during the call.");
    if (error instanceof ProcessError)
      return new MediaError(
        "decoder-died",
        `The decoder died of ${basename(path)}: ${error.message}. The file may be damaged or hostile; convert it with another tool and try again.`,
        { path, ...error.data },
        { cause: error },
      );
    if (!(error instanceof Error) || error.name !== "MediaError") return error;
    const { code, data, message } = error as Error & {
      code: MediaErrorCode;
      data: Readonly<Record<string, unknown>>;
    };
    return new MediaError(code, message, data, { cause: error });
  }

  /** The caller gets the error at once; a process that does not stop is killed. */
  #cancel(job: Job): void {
    job.reject(job.signal?.reason);
    const position = this.#waiting.indexOf(job);
    if (position >= 0) {
      this.#waiting.splice(position, 1);
      return;
    }
    const slot = this.#running.get(job);
    if (!slot) return;
    setTimeout(() => {
      if (this.#running.get(job) === slot) void slot.child?.stop();
    }, CANCEL_MS).unref();
  }
}
