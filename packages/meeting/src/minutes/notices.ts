import type { People } from "@hapju/diarization";
import type { Recording } from "../recording.ts";

type Notice = "noAudio" | "noVideo" | "noVoices" | "truncated";

const ENGLISH: Readonly<Record<Notice, string>> = {
  noAudio: "The recording has no sound: nobody could be heard.",
  noVideo: "The recording has no picture: nobody could be recognised by face or lips.",
  noVoices: "Voices were not told apart: names come from faces and lips alone.",
  truncated: "The recording breaks off: the file ends before its header says.",
};

const KOREAN: Readonly<Record<Notice, string>> = {
  noAudio: "녹화에 소리가 없어 발언을 들을 수 없었습니다.",
  noVideo: "녹화에 화면이 없어 얼굴이나 입 움직임으로 참석자를 알아볼 수 없었습니다.",
  noVoices: "목소리를 구별하지 못해 이름은 얼굴과 입 움직임으로만 정했습니다.",
  truncated: "녹화가 중간에 끊겼습니다. 파일이 헤더에 적힌 길이보다 먼저 끝납니다.",
};

/** What a reader should know about how far the minutes can be trusted, in the language of the meeting. */
export function noticesFor(recording: Recording, people: People, language: string): string[] {
  const { hasAudio, video, truncated } = recording;
  const wording = /^ko\b/i.test(language) ? KOREAN : ENGLISH;
  const holds: Readonly<Record<Notice, boolean>> = {
    noAudio: !hasAudio,
    noVideo: !video,
    noVoices: hasAudio && people.voiceEvidence === "none",
    truncated,
  };
  return (Object.keys(holds) as Notice[]).filter((notice) => holds[notice]).map((notice) => wording[notice]);
}
