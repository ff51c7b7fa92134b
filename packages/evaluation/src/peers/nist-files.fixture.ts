import { generator } from "./meetings.fixture.ts";

/** An STM reference and a CTM hypothesis of one session, with all that NIST's formats have. */
export interface NistFiles {
  readonly session: string;
  readonly stm: string;
  readonly ctm: string;
}

const VOCABULARY = "a b c on we They RELEASE monday don't plane co-op 회의 시작 a\\;b".split(" ");

/** Files with alternatives, optional words, ignored stretches, gaps, labels, comments and two channels. */
export function makeNistFiles(count: number, seed: number): NistFiles[] {
  const random = generator(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  const word = () => VOCABULARY[below(VOCABULARY.length)] ?? "a";
  const words = (most: number) => Array.from({ length: 1 + below(most) }, word);

  /** Text of a reference, and one way to say it. */
  const phrase = (depth: number): { text: string; said: string[] } => {
    const chance = random();
    if (depth < 2 && chance < 0.2) {
      const readings = Array.from({ length: 2 + below(2) }, () =>
        random() < 0.25 ? { text: "@", said: [] } : sequence(2, depth + 1),
      );
      const said = readings[below(readings.length)]?.said ?? [];
      const slash = random() < 0.5 ? " / " : "/";
      return { text: `{ ${readings.map(({ text }) => text).join(slash)} }`, said };
    }
    const plain = word();
    if (chance < 0.3) return { text: `(${plain})`, said: random() < 0.5 ? [] : [plain] };
    return { text: plain, said: [plain] };
  };
  const sequence = (most: number, depth: number) => {
    const phrases = Array.from({ length: 1 + below(most) }, () => phrase(depth));
    return { text: phrases.map(({ text }) => text).join(" "), said: phrases.flatMap(({ said }) => said) };
  };
  const misheard = (said: readonly string[]) =>
    said.flatMap((each) => {
      const chance = random();
      if (chance < 0.8) return [chance < 0.1 ? each.toUpperCase() : each];
      if (chance < 0.87) return [word()];
      return chance < 0.93 ? [] : [each, word()];
    });

  return Array.from({ length: count }, (_, index) => {
    const session = `nist-${index}`;
    const stm = [';; LABEL "O" "Overall" "All"', ""];
    const ctm = [";; recognised"];
    for (const channel of index % 4 === 0 ? ["A", "B"] : ["1"]) {
      let now = 0;
      for (let turn = 0; turn < 3 + below(8); turn++) {
        const start = now + (random() < 0.3 ? 250 * below(8) : 0);
        const end = start + 400 + 20 * below(200);
        const times = `${(start / 1000).toFixed(2)} ${(end / 1000).toFixed(3)}`;
        const chance = random();
        let said: string[];
        if (chance < 0.1) {
          stm.push(`${session} ${channel} excluded_region ${times} <O> Ignore_Time_Segment_In_Scoring`);
          said = words(4);
        } else if (chance < 0.2) {
          stm.push(`${session} ${channel} inter_segment_gap ${times} <O>`);
          said = random() < 0.5 ? [] : words(2);
        } else {
          const { text, said: spoken } = random() < 0.05 ? { text: "", said: words(2) } : sequence(6, 0);
          stm.push(
            `${session} ${channel} speaker-${below(3)} ${times} ${random() < 0.5 ? "<O,F> " : ""}${text}`,
          );
          said = misheard(spoken);
        }
        if (random() < 0.1) stm.push(";; a comment");
        // Odd milliseconds, so that no middle of a word lies on an edge of a turn.
        const length = (end - start) / (said.length + 1);
        said.forEach((each, at) => {
          const from = Math.round(start + (at + 0.3) * length) + random() * 0.4;
          const timing = `${(from / 1000).toFixed(5)} ${(length / 2000).toFixed(5)}`;
          const line = (text: string, rest = "") => `${session} ${channel} ${timing} ${text}${rest}`;
          if (random() < 0.1) {
            const tag = (name: string) => `${session} ${channel} * * <${name}>`;
            ctm.push(tag("ALT_BEGIN"), line(each), tag("ALT"));
            if (random() < 0.7) ctm.push(line(word()));
            ctm.push(tag("ALT_END"));
          } else ctm.push(line(each, random() < 0.5 ? " 0.9" : ""));
        });
        now = end;
      }
    }
    return { session, stm: `${stm.join("\n")}\n`, ctm: `${ctm.join("\n")}\n` };
  });
}
