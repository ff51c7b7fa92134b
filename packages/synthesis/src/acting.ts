import { defined } from "./defined.ts";
import type { Pose } from "./head/drawn-person.ts";
import { clamp, smoothstep } from "./head/numbers.ts";
import { mouthOpenings } from "./mouth-openings.ts";
import { randomSource, smoothNoise } from "./random.ts";
import { type Position, pictureWidth } from "./room/positions.ts";
import type { Schedule } from "./schedule.ts";
import type { ScriptPerson } from "./script.ts";

/** A person in one frame: where the head is and what it does; undefined while out of the picture. */
export interface Placement {
  readonly x: number;
  readonly y: number;
  readonly pose: Pose;
}

const walkSeconds = 2;
const glanceSeconds = 0.5;

/** Plays one person, frame after frame: {@link Actor.at} must be called in order. */
export class Actor {
  readonly position: Position;
  readonly #person: ScriptPerson;
  readonly #schedule: Schedule;
  readonly #positions: ReadonlyMap<string, Position>;
  readonly #openings: Float32Array;
  readonly #noise: ReturnType<typeof smoothNoise>;
  readonly #blinks: readonly number[];
  #attention = 0;

  constructor(
    person: ScriptPerson,
    positions: ReadonlyMap<string, Position>,
    schedule: Schedule,
    frames: number,
  ) {
    this.position = defined(positions.get(person.id));
    this.#person = person;
    this.#positions = positions;
    this.#schedule = schedule;
    this.#openings = mouthOpenings(schedule, person.id, frames);
    const seed = schedule.script.seed * 1009 + person.appearance;
    this.#noise = smoothNoise(seed);
    const random = randomSource(seed + 1);
    const blinks: number[] = [];
    for (let time = 1 + 3 * random(); time < schedule.durationSeconds; time += 2 + 4 * random())
      blinks.push(time);
    this.#blinks = blinks;
  }

  at(frame: number): Placement | undefined {
    const { framesPerSecond } = this.#schedule.script;
    const seconds = frame / framesPerSecond;
    const speaker = this.#speakerAt(seconds);
    const looksAt =
      speaker === undefined || speaker === this.#person.id ? undefined : this.#positions.get(speaker);
    const target = looksAt === undefined ? 0 : (looksAt.x - this.position.x) / pictureWidth;
    this.#attention += (target - this.#attention) * Math.min(1, 1 / (glanceSeconds * framesPerSecond));
    const away = this.#away(seconds);
    if (away === undefined) return undefined;
    const noise = (speed: number, lane: number) => this.#noise(seconds * speed, lane * 7.3);
    const opening = this.#opening(frame, seconds);
    const lively = opening > 0.08 ? 1 : 0.5;
    const blink = this.#blinkAt(seconds);
    const unit = this.position.pixelsPerUnit;
    return {
      x: this.position.x + away.x + noise(0.31, 1) * 0.07 * unit,
      y:
        this.position.y +
        away.y +
        noise(0.37, 2) * 0.04 * unit +
        Math.sin(seconds * 1.6 + unit) * 0.008 * unit,
      pose: {
        opening,
        eyes: {
          blink,
          gazeX: blink > 0 ? 0 : halves(this.#attention * 2.4 + noise(0.7, 3) * 0.5),
          gazeY: blink > 0 ? 0 : halves(noise(0.5, 4) * 0.6),
        },
        yaw: clamp(this.position.yaw + this.#attention * 0.42 + noise(0.25, 5) * 0.13, -0.36, 0.36),
        pitch: noise(0.3, 6) * 0.05 + noise(1.9, 7) * 0.04 * lively,
        roll: noise(0.27, 8) * 0.05 + noise(1.1, 9) * 0.02 * lively,
      },
    };
  }

  /** Distance from the position in pixels; undefined when out of the picture. A person stands up, then walks to the near side. */
  #away(seconds: number): { x: number; y: number } | undefined {
    const { arrivesAtSeconds, leavesAtSeconds } = this.#person;
    const beforeArrival = arrivesAtSeconds === undefined ? -1 : arrivesAtSeconds - seconds;
    const sinceRising = leavesAtSeconds === undefined ? -1 : seconds - (leavesAtSeconds - walkSeconds);
    const gone = Math.max(beforeArrival, sinceRising) / walkSeconds;
    if (gone >= 1) return undefined;
    if (gone <= 0) return { x: 0, y: 0 };
    const unit = this.position.pixelsPerUnit;
    const side = this.position.x < pictureWidth / 2 ? -1 : 1;
    const path = (side < 0 ? this.position.x : pictureWidth - this.position.x) + 2.2 * unit;
    const walked = smoothstep(0.2, 1.1, gone);
    return {
      x: side * path * (walked / smoothstep(0.2, 1.1, 1)),
      y: -0.55 * unit * smoothstep(0, 0.35, gone) + Math.sin(gone * 18) * 0.05 * unit * walked,
    };
  }

  #opening(frame: number, seconds: number): number {
    for (const { startSeconds, endSeconds } of this.#person.mouthsSilently)
      if (seconds >= startSeconds && seconds <= endSeconds) {
        const syllables = Math.abs(Math.sin(seconds * 12.5 + 2 * this.#noise(seconds * 2.1, 90)));
        return clamp(0.15 + 0.75 * syllables * (0.7 + 0.5 * this.#noise(seconds * 3.7, 91)));
      }
    return Math.max(this.#openings[frame] ?? 0, 0.03 * Math.max(0, this.#noise(seconds * 0.6, 92)));
  }

  /** 0 open, 0.5 half, 1 shut: a blink lasts a fifth of a second. */
  #blinkAt(seconds: number): number {
    const blink = this.#blinks.find((time) => seconds >= time && seconds < time + 0.2);
    if (blink === undefined) return 0;
    const share = (seconds - blink) / 0.2;
    return share > 0.25 && share < 0.75 ? 1 : 0.5;
  }

  /** The speaker who started last and has not been silent for long. */
  #speakerAt(seconds: number): string | undefined {
    const latest = this.#schedule.utterances.findLast(
      ({ startSeconds, endSeconds }) => startSeconds + 0.25 <= seconds && seconds < endSeconds + 0.6,
    );
    return latest?.speaker;
  }
}

/** Rounded to −1, −0.5, 0, 0.5 or 1, so that few pictures of eyes are needed. */
function halves(value: number): number {
  return clamp(Math.round(value * 2), -2, 2) / 2 + 0;
}
