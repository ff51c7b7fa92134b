import { EventEmitter } from "node:events";
import type { DatabaseClient, Transaction } from "@hapju/storage";
import { sql } from "drizzle-orm";
import type { RunEvent } from "../store/events.ts";

const CHANNEL = "hapju_engine";
/** How long to wait for a note before looking for oneself: notes of other processes may be lost, those of one's own never are. */
const LOOK_MS = { postgresql: 1000, pglite: 5000 };

interface Topics {
  /** There may be jobs. */
  jobs: [];
  /** Something was stored about a run. */
  run: [run: string];
  /** A run has ended: nobody need work for it any more. */
  ended: [run: string];
  preview: [event: RunEvent];
}

interface Note {
  readonly jobs?: boolean;
  readonly run?: string;
  readonly ended?: string;
  readonly preview?: RunEvent;
}

/**
 * Tells whoever waits that there may be something to do: in this process at once, in others through
 * PostgreSQL's NOTIFY. A note that is lost costs a poll interval, nothing more.
 */
export class Wakeups extends EventEmitter<Topics> {
  /** How long whoever waits for a note waits before they look for themselves. */
  readonly lookMs: number;
  readonly #client: DatabaseClient;
  #unlisten: (() => void) | undefined;
  #closed = false;
  /** Its own notes come back from PostgreSQL: they have been heard already. */
  readonly #self = `${process.pid}.${Math.random().toString(36).slice(2)}`;

  constructor(client: DatabaseClient) {
    super();
    this.setMaxListeners(0);
    this.#client = client;
    this.lookMs = LOOK_MS[client.kind];
  }

  /** Hears the notes of other processes. Answers false where there are none, or none can be heard. */
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
      connection.on("notification", ({ payload }) => this.#hear(payload ?? ""));
      await connection.query(`listen ${CHANNEL}`);
      return true;
    } catch {
      this.#unlisten?.();
      return false;
    }
  }

  #hear(payload: string): void {
    const { from, ...note } = JSON.parse(payload) as Note & { from: string };
    if (from !== this.#self) this.#tell(note);
  }

  #tell({ jobs, run, ended, preview }: Note): void {
    if (jobs) this.emit("jobs");
    if (run) this.emit("run", run);
    if (ended) this.emit("ended", ended);
    if (preview) this.emit("preview", preview);
  }

  /** Tells the other processes when the transaction commits. Call {@link committed} after it for this one. */
  async inTransaction(tx: Transaction, note: Note): Promise<void> {
    if (this.#client.kind === "postgresql") await tx.execute(this.#notify(note));
  }

  committed(note: Note): void {
    this.#tell(note);
  }

  preview(event: RunEvent): void {
    this.emit("preview", event);
    if (this.#client.kind === "postgresql" && !this.#closed)
      // A preview that does not arrive is no loss.
      this.#client.pool
        .query("select pg_notify($1, $2)", [CHANNEL, JSON.stringify({ preview: event, from: this.#self })])
        .catch(() => {});
  }

  #notify(note: Note) {
    return sql`select pg_notify(${CHANNEL}, ${JSON.stringify({ ...note, from: this.#self })})`;
  }

  close(): void {
    this.#closed = true;
    this.#unlisten?.();
    this.removeAllListeners();
  }
}
