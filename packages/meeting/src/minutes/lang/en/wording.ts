import type { Wording } from "../language.ts";

/** What minutes print in English. */
export const wording: Wording = {
  attendees: "Attendees",
  name: "Name",
  recognisedBy: "Recognised by",
  spoke: "Spoke",
  inView: "In view",
  summary: "Summary",
  topics: "Topics",
  decisions: "Decisions",
  actions: "Actions",
  due: "due",
  questions: "Open questions",
  whoIsResponsible: "who is responsible?",
  transcript: "Transcript",
  notices: "Notes on these minutes",
  none: "None found.",
  gap: "[speech that could not be written down]",
  unknown: (number) => `Unknown ${number}`,
  sources: { face: "face", voice: "voice", lips: "lips", position: "position", correction: "correction" },
  warnings: {
    noAudio: "The recording has no sound: nobody could be heard.",
    noVideo: "The recording has no picture: nobody could be recognised by face or lips.",
    noVoices: "Voices were not told apart: names come from faces and lips alone.",
    truncated: "The recording breaks off: the file ends before its header says.",
  },
};
