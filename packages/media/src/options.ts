import { z } from "zod";
import { defined, valueAt } from "./defined.ts";
import { MediaError } from "./errors.ts";
import type {
  ClipOptions,
  CropsOptions,
  FramesOptions,
  JpegOptions,
  Range,
  SoundOptions,
  WriteOptions,
} from "./types.ts";

const seconds = z.number().finite().nonnegative("must be 0 or more seconds from the recording's start");
const framesPerSecond = z.number().positive().max(240);
const pixels = z.int().positive().max(8192);
const box = z.object({
  x: z.number(),
  y: z.number(),
  width: z.number().positive(),
  height: z.number().positive(),
});
const ascending = (times: readonly number[]) =>
  times.every((time, index) => index === 0 || (times[index - 1] ?? 0) <= time);
const rangeFields = { startSeconds: seconds.optional(), endSeconds: seconds.optional() };
const forwards = ({ startSeconds = 0, endSeconds }: Loose<Range>) =>
  endSeconds === undefined || endSeconds >= startSeconds;
type Loose<T> = { readonly [K in keyof T]: T[K] | undefined };
const forwardsRule = { path: ["endSeconds"], error: "must not be before startSeconds" };

const position = z.int().nonnegative().optional();
const soundSchema = z.looseObject({ ...rangeFields, source: position }).refine(forwards, forwardsRule);
const framesSchema = z
  .looseObject({
    ...rangeFields,
    framesPerSecond: framesPerSecond.optional(),
    times: z.array(seconds).refine(ascending, "must ascend").optional(),
    width: pixels.optional(),
    track: position,
    borrow: z.boolean().optional(),
  })
  .refine(forwards, forwardsRule)
  .refine(({ times, framesPerSecond }) => (times === undefined) !== (framesPerSecond === undefined), {
    path: ["framesPerSecond"],
    error: "is needed, or times instead",
  });
const cropsSchema = z
  .looseObject({
    ...rangeFields,
    framesPerSecond,
    track: position,
    tracks: z.array(
      z.looseObject({
        boxes: z
          .array(z.looseObject({ seconds: z.number(), box }))
          .min(1, "must hold a box")
          .refine((boxes) => ascending(boxes.map(({ seconds }) => seconds)), "must ascend in time"),
      }),
    ),
  })
  .refine(forwards, forwardsRule);
const jpegSchema = z.looseObject({
  seconds,
  width: pixels.optional(),
  box: box.optional(),
  track: position,
});
const clipSchema = z
  .looseObject({ startSeconds: seconds, endSeconds: seconds, output: z.string().min(1) })
  .refine(({ startSeconds, endSeconds }) => endSeconds > startSeconds, {
    path: ["endSeconds"],
    error: "must be after startSeconds",
  });
const even = pixels.multipleOf(2, "must be even");
const writeSchema = z
  .looseObject({
    width: even.optional(),
    height: even.optional(),
    framesPerSecond: framesPerSecond.optional(),
    sampleRate: z
      .union(
        [8000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000].map((rate) => z.literal(rate)),
      )
      .optional(),
    quality: z.number().min(0).max(51).optional(),
  })
  .refine(({ frames, samples }) => frames !== undefined || samples !== undefined, {
    path: ["frames"],
    error: "or samples are needed",
  })
  .refine(
    ({ frames, width, height, framesPerSecond }) =>
      frames === undefined || (width && height && framesPerSecond),
    { path: ["width"], error: ", height and framesPerSecond are needed with frames" },
  )
  .refine(({ samples, sampleRate }) => samples === undefined || sampleRate !== undefined, {
    path: ["sampleRate"],
    error: "is needed with samples",
  });

/** Checks without copying: frames and samples are large. */
function checked<T>(schema: z.ZodType, options: T): T {
  const result = schema.safeParse(options);
  if (result.success) return options;
  const { path, message } = valueAt(result.error.issues, 0);
  const field = path.join(".") || "options";
  throw new MediaError("input-invalid", `${field} ${message}`, { field, rule: message });
}

/** Checks options of {@link Media.sound}. @throws MediaError `input-invalid` */
export const sound = (options: SoundOptions): SoundOptions => checked(soundSchema, options);
/** Checks options of {@link Media.frames}. @throws MediaError `input-invalid` */
export const frames = (options: FramesOptions): FramesOptions => checked(framesSchema, options);
/** Checks options of {@link Media.crops}. @throws MediaError `input-invalid` */
export const crops = (options: CropsOptions): CropsOptions => checked(cropsSchema, options);
/** Checks options of {@link Media.jpeg}. @throws MediaError `input-invalid` */
export const jpeg = (options: JpegOptions): JpegOptions => checked(jpegSchema, options);
/** Checks options of {@link Media.clip}. @throws MediaError `input-invalid` */
export const clip = (options: ClipOptions): ClipOptions => checked(clipSchema, options);
/** Checks options of {@link Media.write}. @throws MediaError `input-invalid` */
export const write = (options: WriteOptions): WriteOptions => checked(writeSchema, options);
/** Checks a count. @throws MediaError `input-invalid` */
export const count = (field: string, value: number): number =>
  defined(checked(z.object({ [field]: z.int().positive() }), { [field]: value })[field]);
