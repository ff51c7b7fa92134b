import type { Wording } from "../language.ts";

/** What minutes print in Korean. */
export const wording: Wording = {
  attendees: "참석자",
  name: "이름",
  recognisedBy: "인식 근거",
  spoke: "발언",
  inView: "화면",
  summary: "요약",
  topics: "안건",
  decisions: "결정 사항",
  actions: "할 일",
  due: "기한",
  questions: "미결 질문",
  whoIsResponsible: "담당자 미정",
  transcript: "회의록 전문",
  notices: "참고",
  none: "없음",
  gap: "[받아 적지 못한 발언]",
  unknown: (number) => `미확인 ${number}`,
  sources: { face: "얼굴", voice: "음성", lips: "입 움직임", position: "위치", correction: "수정" },
  warnings: {
    noAudio: "녹화에 소리가 없어 발언을 들을 수 없었습니다.",
    noVideo: "녹화에 화면이 없어 얼굴이나 입 움직임으로 참석자를 알아볼 수 없었습니다.",
    noVoices: "목소리를 구별하지 못해 이름은 얼굴과 입 움직임으로만 정했습니다.",
    truncated: "녹화가 중간에 끊겼습니다. 파일이 헤더에 적힌 길이보다 먼저 끝납니다.",
  },
};
