import { readFileSync } from "node:fs";
import { join } from "node:path";
import { identificationErrorRate, nameUtterances, readTranscript, type Segment } from "@hapju/evaluation";

/** A collar of a quarter of a second: what the references can be trusted to. */
export const COLLAR_SECONDS = 0.25;

interface Person {
  readonly id: string;
  readonly enrolled: boolean;
}

interface Tracks {
  readonly persons: readonly {
    readonly id: string;
    readonly visible: readonly { readonly start: number; readonly end: number }[];
  }[];
}

/** Judges the names of one meeting: `reference` holds people.json, ref.stm and ref.tracks.json; `output` what `hapju minutes` wrote. */
export function judgeNames(reference: string, output: string) {
  const { people } = JSON.parse(readFileSync(join(reference, "people.json"), "utf8")) as { people: Person[] };
  const { persons } = JSON.parse(readFileSync(join(reference, "ref.tracks.json"), "utf8")) as Tracks;
  const stated = readTranscript(join(reference, "ref.stm")).segments;
  const session = stated[0]!.session;
  const answered = readTranscript(join(output, "speakers.rttm")).segments.map((segment) => ({
    ...segment,
    session,
  }));
  const enrolled = people.filter((person) => person.enrolled).map(({ id }) => id);
  const onScreen = persons.flatMap(({ id, visible }) =>
    visible.map(
      ({ start, end }): Segment => ({ session, speaker: id, startSeconds: start, endSeconds: end }),
    ),
  );
  const options = { collarSeconds: COLLAR_SECONDS, enrolled };
  const utterances = nameUtterances(stated, answered, options);
  const errors = identificationErrorRate(stated, answered, { ...options, onScreen });
  return { utterances, errors };
}
