interface Span {
  readonly startSeconds: number;
  readonly endSeconds: number;
}

interface Turn extends Span {
  readonly id: string;
  readonly speaker: string;
  readonly text: string;
  readonly gap: boolean;
  readonly confidence: number;
  readonly words: readonly (Span & { readonly text: string; readonly timing: string })[];
}

/** A meeting of an hour as the API answers it: six people, ten thousand words, every face seen twice a second. */
export function longMeeting(meeting: object) {
  const people = ["ann", "bob", "cho", "dan", "eve", "fay"];
  const durationSeconds = 3600;
  let seed = 7;
  const random = () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    return seed / 2 ** 31;
  };
  const lexicon =
    "we the release plan is on monday and customers need a report about tests before that because numbers from design were late so please write to them".split(
      " ",
    );
  const transcript: Turn[] = [];
  let [seconds, words] = [1, 0];
  while (words < 10_000) {
    const count = Math.min(10_000 - words, 8 + Math.floor(random() * 34));
    const startSeconds = seconds;
    const said = Array.from({ length: count }, () => {
      const word = {
        text: lexicon[Math.floor(random() * lexicon.length)]!,
        startSeconds: seconds,
        endSeconds: seconds + 0.28,
        timing: "model",
      };
      seconds += 0.33;
      return word;
    });
    words += count;
    transcript.push({
      id: `t${transcript.length + 1}`,
      startSeconds,
      endSeconds: seconds,
      speaker: people[Math.floor(random() * people.length)]!,
      text: said.map(({ text }) => text).join(" "),
      gap: false,
      confidence: 0.5 + random() / 2,
      words: said,
    });
    seconds += 0.6;
  }
  const attendees = people.map((id) => ({
    id,
    name: `${id[0]!.toUpperCase()}${id.slice(1)} Person`,
    known: true,
    recognisedBy: ["face"],
    confidence: 0.95,
    speakingSeconds: 500,
    visibleSeconds: durationSeconds,
  }));
  const cites = (at: number) => [transcript[at % transcript.length]!.id];
  const minutes = {
    schema: "hapju.minutes/1",
    title: "An hour",
    language: "en",
    durationSeconds,
    attendees,
    summary: [{ text: "Much was said.", cites: cites(3) }],
    topics: [0, 1, 2, 3, 4].map((at) => ({
      title: `Topic ${at + 1}`,
      startSeconds: at * 700,
      endSeconds: at * 700 + 690,
      cites: cites(at * 40),
    })),
    decisions: Array.from({ length: 12 }, (_, at) => ({ text: `Decision ${at}`, cites: cites(at * 31) })),
    actions: Array.from({ length: 20 }, (_, at) => ({
      text: `Action ${at}`,
      cites: cites(at * 17),
      owner: people[at % 6]!,
    })),
    questions: [],
    transcript,
    notices: [],
  };
  const tracks = {
    tracks: people.map((speaker, place) => ({
      id: `f${place}`,
      speaker,
      name: speaker,
      confidence: 0.95,
      visible: [{ startSeconds: 0, endSeconds: durationSeconds }],
      boxes: Array.from({ length: durationSeconds * 2 }, (_, at) => ({
        seconds: at / 2,
        x: 0.05 + place * 0.15 + random() * 0.005,
        y: 0.3,
        width: 0.08,
        height: 0.16,
      })),
    })),
    speaking: transcript.map(({ startSeconds, endSeconds, speaker }) => ({
      startSeconds,
      endSeconds,
      speaker,
      confidence: 0.9,
    })),
  };
  const peaks = Buffer.from(Array.from({ length: durationSeconds * 20 }, () => Math.floor(random() * 200)));
  return { meeting: { ...meeting, title: "An hour", durationSeconds }, minutes, tracks, peaks };
}
