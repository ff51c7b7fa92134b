import { defined, valueAt } from "../defined.ts";
import { pick, randomSource, shuffled } from "../random.ts";
import { invalid, type MeetingScript, parseScript } from "../script.ts";
import { type CastMember, castOf } from "./cast.ts";
import { type StockKind, stock } from "./stock.ts";

/** Options of {@link randomMeeting}. */
export interface RandomMeetingOptions {
  /** The same seed gives the same meeting. */
  readonly seed: number;
  /** 1…8. */
  readonly people: number;
  /** Approximate length. */
  readonly seconds: number;
}

/** An upper bound of the seconds a voice needs for a text: utterances at fixed times must not overlap by accident. */
function longestSeconds(text: string): number {
  return 0.8 + 0.057 * text.length;
}

/**
 * Composes a meeting with topics, decisions, action items and open questions. With more people more
 * happens: from two on one person is not enrolled and talks over others now and then; from three on one mouths
 * silently; from four on one leaves; from five on one never speaks, and the one who left speaks from outside; from
 * six on one arrives late; from seven on two are not enrolled.
 *
 * @throws {SynthesisError} `invalid-script` unless there are 1 to 8 people.
 */
export function randomMeeting({ seed, people, seconds }: RandomMeetingOptions): MeetingScript {
  if (!Number.isInteger(people) || people < 1 || people > 8)
    throw invalid("people", `a meeting has 1 to 8 people, not ${people}`);
  const random = randomSource(seed * 7907 + people);
  const composer = new Composer(castOf(people, random), seconds, random);
  return parseScript({
    name: `generated-${people}-${seed}`,
    title: "Project meeting",
    language: "en",
    framesPerSecond: 25,
    seed,
    durationSeconds: seconds,
    ...composer.compose(),
  });
}

interface Line {
  speaker: string;
  text: string;
  atSeconds?: number;
  gapSeconds?: number;
}

interface Part extends CastMember {
  arrivesAtSeconds?: number;
  leavesAtSeconds?: number;
  mouthsSilently?: { startSeconds: number; endSeconds: number }[];
}

class Composer {
  readonly #parts: Part[];
  readonly #seconds: number;
  readonly #random: () => number;
  readonly #decks = new Map<StockKind, string[]>();
  readonly #lines: Line[] = [];
  readonly #chair: Part;
  readonly #mute: Part | undefined;
  readonly #mouther: Part | undefined;
  #now = 1.5;

  constructor(cast: readonly CastMember[], seconds: number, random: () => number) {
    this.#parts = cast.map((member) => ({ ...member }));
    this.#seconds = seconds;
    this.#random = random;
    const roles = shuffled(
      random,
      this.#parts.filter(({ enrolled }) => enrolled),
    );
    this.#chair = roles[0] ?? valueAt(this.#parts, 0);
    if (cast.length >= 3) this.#mouther = roles[1];
    if (cast.length >= 4) valueAt(roles, 2).leavesAtSeconds = Math.round(seconds * 0.6);
    if (cast.length >= 5) this.#mute = roles[3];
    if (cast.length >= 6) valueAt(roles, 4).arrivesAtSeconds = Math.round(seconds * 0.25);
  }

  compose(): { people: Part[]; utterances: Line[] } {
    this.#say(this.#chair, "openings");
    while (this.#now < this.#seconds - 8) this.#topic();
    this.#say(this.#chair, "closings");
    return { people: this.#parts, utterances: this.#lines };
  }

  #topic(): void {
    const scenes = [
      () => this.#say(this.#chair, "topics"),
      () => this.#say(this.#other(), "statements"),
      () => this.#say(this.#other(), "statements"),
      () => this.#callIn(),
      () => this.#interrupt(),
      () => this.#say(this.#chair, "decisions"),
      () => this.#request(),
      () => this.#say(this.#other(), "statements"),
      () => this.#say(this.#other(), "promises"),
      () => this.#callIn(),
      () => this.#ask(),
    ];
    for (const scene of scenes) if (this.#now < this.#seconds - 8) scene();
  }

  #request(): void {
    const owner = this.#other();
    this.#say(this.#chair, "requests", owner.name.split(" ")[0]);
    this.#say(owner, "acceptances");
  }

  #ask(): void {
    this.#say(this.#other(), "questions");
    this.#say(this.#other(), "noAnswers");
  }

  /** Another person agrees before the speaker has finished. */
  #interrupt(): void {
    const before = defined(this.#lines.at(-1));
    const speaker = this.#others().find((part) => part.id !== before.speaker && part !== this.#mouther);
    if (speaker === undefined) return;
    const text = this.#draw("replies");
    this.#lines.push({ speaker: speaker.id, text, gapSeconds: -0.7 });
    this.#now += longestSeconds(text);
  }

  /** The person who left speaks from outside, once. */
  #callIn(): void {
    if (this.#parts.length < 5) return;
    const absent = this.#parts.find(({ leavesAtSeconds }) => (leavesAtSeconds ?? Infinity) < this.#now);
    if (
      absent === undefined ||
      this.#lines.some(
        ({ speaker, atSeconds = 0 }) => speaker === absent.id && atSeconds > defined(absent.leavesAtSeconds),
      )
    )
      return;
    this.#say(absent, "statements");
  }

  #say(part: Part, kind: StockKind, name = ""): void {
    const text = this.#draw(kind).replace("NAME", name);
    const atSeconds = round(this.#now);
    this.#lines.push({ speaker: part.id, text, atSeconds });
    const lasts = longestSeconds(text);
    this.#now += lasts + 0.2 + 0.5 * this.#random();
    const mouther = this.#mouther;
    if (mouther !== undefined && mouther !== part && mouther.mouthsSilently === undefined && atSeconds > 8) {
      mouther.mouthsSilently = [
        { startSeconds: atSeconds, endSeconds: round(atSeconds + Math.min(2.4, lasts)) },
      ];
    }
  }

  #draw(kind: StockKind): string {
    let deck = this.#decks.get(kind);
    if (deck === undefined || deck.length === 0) {
      deck = shuffled(this.#random, stock[kind]);
      this.#decks.set(kind, deck);
    }
    return defined(deck.pop());
  }

  #other(): Part {
    const last = this.#lines.at(-1)?.speaker;
    const others = this.#others();
    const fresh = others.filter(({ id }) => id !== last);
    return pick(this.#random, fresh.length > 0 ? fresh : others);
  }

  /** Those who may talk now and stay seated while they do, without the chair if there is another. */
  #others(): Part[] {
    const margin = 10;
    const able = this.#parts.filter(
      (part) =>
        part !== this.#mute &&
        (part.arrivesAtSeconds ?? 0) <= this.#now &&
        (part.leavesAtSeconds ?? Infinity) - margin > this.#now,
    );
    const others = able.filter((part) => part !== this.#chair);
    return others.length > 0 ? others : able;
  }
}

function round(seconds: number): number {
  return Math.round(seconds * 100) / 100;
}
