import { z } from "zod";
import type { RunFailed } from "../errors.ts";
import type { Doing, Outcome, OutcomeOf } from "../outcome.ts";

/** What was seen instead, in words; undefined where the check holds. */
export type Seen = string | undefined;

/** One kind of check, as the runner uses it. */
export interface CheckKind {
  readonly name: string;
  /** The kinds of run it can be made of. */
  readonly of: readonly Doing[];
  /** A check of this kind in `case.json`. */
  readonly schema: z.ZodType<Record<string, unknown>>;
  judge(check: unknown, outcome: Outcome): Promise<Seen>;
  /** Judges a run that ended with an error. Absent: such a run fails the check. */
  judgeFailure?(check: unknown, failure: RunFailed): Seen;
}

/**
 * Declares a kind of check.
 * @param judge says what was seen instead, or nothing where the check holds
 */
export function defineCheck<Do extends Doing, Fields extends z.ZodRawShape>(definition: {
  readonly name: string;
  readonly of: readonly [Do, ...Do[]];
  readonly fields: Fields;
  judge(check: z.output<z.ZodObject<Fields>>, outcome: OutcomeOf<Do>): Seen | Promise<Seen>;
  judgeFailure?(check: z.output<z.ZodObject<Fields>>, failure: RunFailed): Seen;
}): CheckKind {
  const { name, of, fields, judge, judgeFailure } = definition;
  const own = z.object(fields);
  const isMine = (outcome: Outcome): outcome is OutcomeOf<Do> => of.some((kind) => kind === outcome.do);
  return {
    name,
    of,
    schema: z.strictObject({ check: z.literal(name), in: z.string().optional(), ...fields }),
    async judge(check, outcome) {
      if (!isMine(outcome)) throw new Error(`${name} is not a check of a run that does ${outcome.do}.`);
      return judge(own.parse(check), outcome);
    },
    ...(judgeFailure && { judgeFailure: (check, failure) => judgeFailure(own.parse(check), failure) }),
  };
}
