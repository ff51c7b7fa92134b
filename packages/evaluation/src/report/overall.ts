import { jaccardErrors, sumDiarization } from "../time/diarization.ts";
import { sumIdentification } from "../time/identification.ts";
import type { CpErrors } from "../words/cp.ts";
import { rateOf, sumErrors } from "../words/error-rate.ts";
import type { MimoErrors } from "../words/mimo.ts";
import type { OrcErrors } from "../words/orc.ts";
import type { Metric, Scores } from "./scores.ts";

/** The scores of several sessions together. A metric that a session lacks is left out. */
export function overallScores(parts: readonly Scores[]): Scores {
  const combine = <M extends Metric>(
    metric: M,
    join: (values: NonNullable<Scores[M]>[]) => NonNullable<Scores[M]>,
  ) => {
    const values = parts.flatMap((part) => (part[metric] === undefined ? [] : [part[metric]]));
    return values.length === parts.length && values.length > 0 ? { [metric]: join(values) } : {};
  };
  return {
    ...combine("wer", sumErrors),
    ...combine("nistWer", sumErrors),
    ...combine("cpWer", sumCp),
    ...combine("tcpWer", sumCp),
    ...combine("orcWer", sumOrc),
    ...combine("tcorcWer", sumOrc),
    ...combine("dicpWer", sumOrc),
    ...combine("mimoWer", sumMimo),
    ...combine("der", sumDiarization),
    ...combine("jer", (values) => jaccardErrors(values.flatMap((value) => value.speakers))),
    ...combine("identification", sumIdentification),
  };
}

function sumCp(parts: readonly CpErrors[]): CpErrors {
  const sum = (key: "scoredSpeakers" | "missedSpeakers" | "falseAlarmSpeakers") =>
    parts.reduce((total, part) => total + part[key], 0);
  return {
    ...sumErrors(parts),
    scoredSpeakers: sum("scoredSpeakers"),
    missedSpeakers: sum("missedSpeakers"),
    falseAlarmSpeakers: sum("falseAlarmSpeakers"),
    assignment: [],
  };
}

function sumOrc(parts: readonly OrcErrors[]): OrcErrors {
  return { ...sumErrors(parts), exact: parts.every((part) => part.exact), assignment: [] };
}

function sumMimo(parts: readonly MimoErrors[]): MimoErrors {
  const errors = parts.reduce((sum, part) => sum + part.errors, 0);
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  return { errors, length, rate: rateOf(errors, length) };
}
