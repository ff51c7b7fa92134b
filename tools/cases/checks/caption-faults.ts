/** A kind of caption file. */
export type CaptionFormat = "vtt" | "srt";

const TIMING = {
  vtt: /^((?:\d{2,}:)?[0-5]\d:[0-5]\d\.\d{3}) --> ((?:\d{2,}:)?[0-5]\d:[0-5]\d\.\d{3})(?: [^>]*)?$/,
  srt: /^(\d{2,}:[0-5]\d:[0-5]\d,\d{3}) --> (\d{2,}:[0-5]\d:[0-5]\d,\d{3})$/,
} as const;
/** Text of a cue without the one tag that stands for its speaker. */
const VOICE = /^<v(?:\.[^\s>]+)? [^<>\n]+>/;
const ENTITY = /&(?:amp|lt|gt|lrm|rlm|nbsp|#\d+|#x[0-9a-f]+);/gi;

const secondsOf = (time = "") =>
  time.split(":").reduce((sum, part) => sum * 60 + Number(part.replace(",", ".")), 0);

/** What is wrong with the text of a cue. */
function textFaults(text: string, format: CaptionFormat): string[] {
  if (text.trim() === "") return ["has no text"];
  if (text.includes("-->")) return ["holds a stray -->"];
  if (format === "srt") return [];
  const said = text.replace(VOICE, "").replace(/<\/v>$/, "");
  if (said.includes("<")) return ["holds mark-up that is not escaped"];
  return said.replace(ENTITY, "").includes("&") ? ["holds an & that is not escaped"] : [];
}

/** What is wrong with a caption file: cues that are not well formed or out of order, stray arrows, mark-up. */
export function captionFaults(file: string, format: CaptionFormat): string[] {
  const blocks = file
    .replace(/^\uFEFF/, "")
    .replace(/\r\n?/g, "\n")
    .replace(/\n+$/, "")
    .split(/\n\n+/);
  const faults: string[] = [];
  if (format === "vtt" && !/^WEBVTT(?:[ \t][^\n]*)?$/.test(blocks.shift() ?? ""))
    faults.push("the file does not begin with WEBVTT");
  const cues = blocks.filter(
    (block) => block !== "" && !(format === "vtt" && /^(?:NOTE|STYLE|REGION)\b/.test(block)),
  );
  let last = 0;
  for (const [index, cue] of cues.entries()) {
    const say = (fault: string) => faults.push(`cue ${index + 1} ${fault}: "${cue.slice(0, 80)}"`);
    const rows = cue.split("\n");
    const number = rows[0]?.includes("-->") ? undefined : rows.shift();
    const [, start, end] = TIMING[format].exec(rows.shift() ?? "") ?? [];
    if (format === "srt" && number !== String(index + 1)) say("has not its number");
    if (start === undefined) {
      say("has no line with its times");
      continue;
    }
    if (secondsOf(end) <= secondsOf(start)) say("ends before it begins");
    if (secondsOf(start) < last) say("begins before the one before it");
    last = secondsOf(start);
    for (const fault of textFaults(rows.join("\n"), format)) say(fault);
  }
  return faults;
}
