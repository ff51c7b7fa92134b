import { z } from "zod";
import type { Doing, OutcomeOf } from "../outcome.ts";

/** What a run works in. */
export interface RunContext {
  /** The case's folder. */
  readonly folder: string;
  /** The shared data folder. */
  readonly data: string;
  /** An empty folder of the run's own: the home, and below it what is written. */
  readonly home: string;
}

/** One kind of run, as the runner uses it. */
export interface RunKind {
  readonly do: Doing;
  /** A run of this kind in `case.json`. */
  readonly schema: z.ZodType<Record<string, unknown>>;
  /** The file a run is named after where it has no name. */
  nameOf(run: unknown): string;
  /** @throws RunFailed, or what the product throws */
  execute(run: unknown, context: RunContext): Promise<OutcomeOf<Doing>>;
}

/**
 * Declares a kind of run.
 * @param named the field whose file names the run
 */
export function defineRun<Do extends Doing, Fields extends z.ZodRawShape>(definition: {
  readonly do: Do;
  readonly fields: Fields;
  readonly named: keyof Fields & string;
  execute(run: z.output<z.ZodObject<Fields>>, context: RunContext): Promise<OutcomeOf<Do>>;
}): RunKind {
  const { do: doing, fields, named, execute } = definition;
  const own = z.object(fields);
  return {
    do: doing,
    schema: z.strictObject({ do: z.literal(doing), name: z.string().optional(), ...fields }),
    nameOf: (run) => String(z.record(z.string(), z.unknown()).parse(run)[named]),
    execute: (run, context) => execute(own.parse(run), context),
  };
}
