import type { NamedTrack } from "@hapju/diarization";
import { expect, test } from "vitest";
import { defaultLanguages } from "../lang/all.ts";
import { english } from "../lang/en/index.ts";
import type { Attendee } from "./schema.ts";
import { textOf, type WarningInput, warningsFor } from "./warnings.ts";

const complete: WarningInput = {
  recording: {
    durationSeconds: 600,
    hasAudio: true,
    video: { width: 1280, height: 720 },
    truncated: false,
  },
  people: { voiceEvidence: "statistics", tracks: [] },
  attendees: [],
  gaps: [],
  hasSpeech: true,
};
const segment = (startSeconds: number, endSeconds: number) => ({ startSeconds, endSeconds });
const noticesFor = (input: WarningInput) =>
  warningsFor(input).map((facts) => textOf(english.wording.warnings, facts));
/** With changed properties of the recording. */
const recorded = (changes: Partial<WarningInput["recording"]>, input: Partial<WarningInput> = {}) => ({
  ...complete,
  ...input,
  recording: { ...complete.recording, ...changes },
});

/** A face seen all the time, `pixels` high and wide. */
const face = (speaker: string, pixels: number, track: Partial<NamedTrack["track"]> = {}): NamedTrack => ({
  track: { id: speaker, visible: [], startSeconds: 0, endSeconds: 600, ...track },
  boxes: [{ seconds: 1, box: { x: 0, y: 0, width: pixels / 1280, height: pixels / 720 }, confidence: 1 }],
  speaker,
  reason: "unknown",
  confidence: 1,
  candidates: [],
  frames: [],
  segments: [],
});
const attendee = (id: string, known: boolean): Attendee => ({
  id,
  name: id,
  known,
  recognisedBy: [],
  confidence: 1,
  speakingSeconds: 0,
  visibleSeconds: 600,
});
const seen = (...tracks: NamedTrack[]) => ({ people: { voiceEvidence: "statistics", tracks } });

test("a complete recording with voices has no warning", () => {
  expect(warningsFor(complete)).toEqual([]);
});

test("missing tracks and voices are warned of", () => {
  const { video: _, ...blind } = complete.recording;
  const mute = { ...complete, recording: { ...blind, hasAudio: false }, hasSpeech: false };
  expect(warningsFor(mute).map(({ warning }) => warning)).toEqual(["noAudio", "noVideo"]);
  expect(warningsFor({ ...complete, people: { voiceEvidence: "none", tracks: [] } })).toEqual([
    { warning: "noVoices" },
  ]);
});

test("a recording in which nobody speaks is said to be silent, not without voices", () => {
  const silent = { ...complete, hasSpeech: false, people: { voiceEvidence: "none", tracks: [] } };
  expect(noticesFor(silent)).toEqual([expect.stringMatching(/silent/)]);
});

test("a cut file says how much of it there is", () => {
  expect(noticesFor(recorded({ truncated: true, declaredSeconds: 3725 }))).toEqual([
    expect.stringMatching(/breaks off.*10:00.*1:02:05/),
  ]);
});

test("what could not be read is said with its times", () => {
  const gaps = [segment(200, 245), segment(500, 510)];
  expect(noticesFor({ ...complete, gaps })).toEqual([expect.stringMatching(/3:20–4:05, 8:20–8:30.*missing/)]);
  const many = Array.from({ length: 20 }, (_, index) => segment(index * 20, index * 20 + 5));
  expect(noticesFor({ ...complete, gaps: many })[0]).toContain("2:20–2:25, … (+12)");
  expect(noticesFor(recorded({ unreadShare: 0.124 }))).toEqual([expect.stringMatching(/12%.*missing/)]);
});

test("several tracks, joined files and tracks that cannot be decoded are said", () => {
  const sources = [{ track: 0, title: "Mic" }, { track: 1, title: "Desktop" }, { track: 2 }];
  expect(noticesFor(recorded({ sources }))).toEqual([expect.stringMatching(/3 .*tracks.*Mic, Desktop, 3/)]);
  const channels = [
    { track: 0, channel: 0 },
    { track: 0, channel: 1 },
  ];
  expect(noticesFor(recorded({ sources: channels }))).toEqual([]);
  expect(noticesFor(recorded({ pieces: [segment(0, 300), segment(300, 600)] }))).toEqual([
    expect.stringMatching(/joined.*0:00–5:00, 5:00–10:00/),
  ]);
  const unreadable = [{ kind: "audio" as const, codec: "ac4", title: "Room" }];
  expect(noticesFor(recorded({ unreadable }))).toEqual([
    expect.stringMatching(/Tracks.*not heard.*Room ac4/),
  ]);
});

test("video tracks that nobody looked at, and pictures that were turned, are said", () => {
  expect(noticesFor(recorded({ otherVideo: [{ width: 640, height: 360 }] }))).toEqual([
    expect.stringMatching(/2 video tracks.*missing/),
  ]);
  expect(noticesFor({ ...complete, ...seen(face("unknown-1", 90, { uprightTurn: 180 })) })).toEqual([
    expect.stringMatching(/upside down.*180°/),
  ]);
});

test("pictures of faces are counted once for each face", () => {
  const poster = (speaker: string) => face(speaker, 90, { isPicture: true });
  const input = { ...complete, ...seen(poster("unknown-1"), poster("unknown-1"), face("ann", 90)) };
  expect(noticesFor(input)).toEqual([expect.stringMatching(/photos or posters.*: 1\./)]);
});

test("faces that are too small are said where somebody stays unknown for it", () => {
  const tracks = seen(face("unknown-1", 40));
  const unknown = { ...complete, attendees: [attendee("unknown-1", false)] };
  expect(noticesFor({ ...unknown, ...tracks })).toEqual([expect.stringMatching(/too small/)]);
  expect(noticesFor({ ...unknown, ...seen(face("unknown-1", 40), face("unknown-1", 90)) })).toEqual([]);
  expect(noticesFor({ ...complete, attendees: [attendee("ann", true)], ...seen(face("ann", 40)) })).toEqual(
    [],
  );
  // Passers-by are no attendees.
  expect(noticesFor({ ...complete, ...tracks })).toEqual([]);
});

test.each(defaultLanguages)("every value has its place in every text ($tag)", ({ wording }) => {
  const input = recorded(
    {
      truncated: true,
      declaredSeconds: 700,
      unreadShare: 0.1,
      pieces: [segment(0, 300), segment(300, 600)],
      sources: [{ track: 0 }, { track: 1 }],
      unreadable: [{ kind: "video", codec: "vc1" }],
      faint: true,
      otherVideo: [{ width: 640, height: 360 }],
    },
    {
      gaps: [segment(1, 9)],
      attendees: [attendee("unknown-1", false)],
      ...seen(face("unknown-1", 40), face("unknown-2", 90, { isPicture: true, uprightTurn: 90 })),
    },
  );
  for (const facts of warningsFor(input)) {
    const text = textOf(wording.warnings, facts);
    expect(text).not.toMatch(/[{}]/);
    for (const value of Object.values(facts.values ?? {})) expect(text).toContain(String(value));
  }
});
