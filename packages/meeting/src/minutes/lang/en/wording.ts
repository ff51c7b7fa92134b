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
    nobodySpeaks: "No speech was found: the recording is silent, or people are too quiet to be heard.",
    faint: "The sound is very quiet: words may be wrong, or missing.",
    noVoices: "Voices were not told apart: names come from faces and lips alone.",
    truncated:
      "The recording breaks off: {read} of it are here, and its header says {declared}. The rest is missing.",
    noSound: "There is no sound that could be read at {times}: what was said there is missing.",
    unreadPieces: "About {percent}% of the file could not be read: what was said there is missing.",
    joined:
      "The file was joined from {count} pieces ({times}): how much time passed between them is not known.",
    unreadableTracks: "Tracks that could not be decoded were not heard or looked at: {tracks}.",
    severalTracks: "The recording has {count} different sound tracks. All were heard: {tracks}.",
    otherVideo:
      "The recording has {count} video tracks. Only the first was looked at: people who are only in the others are missing.",
    turned:
      "The picture is upside down or on its side, without a mark in the file: it was turned by {degrees}° to look for faces.",
    stillPictures:
      "Faces that never move are taken for pictures, such as photos or posters, and are no attendees: {count}.",
    smallFaces:
      "Some faces are too small to be recognised (less than {pixels} pixels wide or high): their names are missing.",
  },
};
