import { EventEmitter } from "node:events";
import type { DatabaseClient, Transaction } from "@hapju/storage";
import { sql } from "drizzle-orm";
import type { RunEvent } from "../run/events.ts";

const CHANNEL = "hapju_engine";
/** Poll intervals: notes of other processes may be lost, those of this process never are. */
const POLL_MS = { postgresql: 1000, pglite: 5000 };

/** A run that has ended. */
export interface EndedRun {
  readonly run: string;
  readonly tenant: string;
}

interface Topics {
  /** There may be jobs. */
  jobs: [];
  /** Something was stored about a run. */
  run: [run: string];
  /** A run has ended, so its step runs can be abandoned. */
  ended: [ended: EndedRun];
  preview: [event: RunEvent];
}

/** What a process tells the others. */
export interface Notification {
  readonly jobs?: boolean;
  readonly run?: string;
  readonly ended?: EndedRun | undefined;
  readonly preview?: RunEvent;
}

/**
 * Notifies waiters that there may be something to do: in this process at once, in others through PostgreSQL's NOTIFY. A
 * lost note costs one poll interval.
 */
export class Wakeups extends EventEmitter<Topics> {
  /** How long a waiter waits for a note before it polls, in milliseconds. */
  readonly pollMs: number;
  readonly #client: DatabaseClient;
  #unlisten: (() => void) | undefined;
  #closed = false;
  /** PostgreSQL also returns this process's own notes, which were handled already. */
  readonly #self = `${process.pid}.${Math.random().toString(36).slice(2)}`;

  constructor(client: DatabaseClient) {
    super();
    this.setMaxListeners(0);
    this.#client = client;
    this.pollMs = POLL_MS[client.kind];
  }

  /** Listens for the notes of other processes. @returns false if there are no others, or the database is unreachable */
  async listen(): Promise<boolean> {
    if (this.#client.kind !== "postgresql" || this.#closed) return false;
    if (this.#unlisten) return true;
    try {
      const connection = await this.#client.pool.connect();
      const release = () => {
        if (this.#unlisten !== release) return;
        this.#unlisten = undefined;
        connection.removeAllListeners("notification");
        connection.release(true);
      };
      this.#unlisten = release;
      connection.on("error", release);
      connection.on("notification", ({ payload }) => this.#receive(payload ?? ""));
      await connection.query(`listen ${CHANNEL}`);
      return true;
    } catch {
      this.#unlisten?.();
      return false;
    }
  }

  #receive(payload: string): void {
    const { from, ...note } = JSON.parse(payload) as Notification & { from: string };
    if (from !== this.#self) this.#emit(note);
  }

  #emit({ jobs, run, ended, preview }: Notification): void {
    if (jobs) this.emit("jobs");
    if (run) this.emit("run", run);
    if (ended) this.emit("ended", ended);
    if (preview) this.emit("preview", preview);
  }

  /** Notifies other processes when the transaction commits. Call {@link committed} after it for this process. */
  async inTransaction(tx: Transaction, note: Notification): Promise<void> {
    if (this.#client.kind === "postgresql") await tx.execute(this.#notify(note));
  }

  /** Notifies the waiters of this process. */
  committed(note: Notification): void {
    this.#emit(note);
  }

  /** Shows a preview, here and in other processes. */
  preview(event: RunEvent): void {
    this.emit("preview", event);
    if (this.#client.kind === "postgresql" && !this.#closed)
      // A lost preview does no harm.
      this.#client.pool
        .query("select pg_notify($1, $2)", [CHANNEL, JSON.stringify({ preview: event, from: this.#self })])
        .catch(() => {});
  }

  #notify(note: Notification) {
    return sql`select pg_notify(${CHANNEL}, ${JSON.stringify({ ...note, from: this.#self })})`;
  }

  /** Stops listening. */
  close(): void {
    this.#closed = true;
    this.#unlisten?.();
    this.removeAllListeners();
  }
}
