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
    nobodySpeaks: "말소리를 찾지 못했습니다. 녹음이 무음이거나 소리가 너무 작습니다.",
    faint: "소리가 매우 작습니다. 틀리거나 빠진 말이 있을 수 있습니다.",
    noVoices: "목소리를 구별하지 못해 이름은 얼굴과 입 움직임으로만 정했습니다.",
    truncated:
      "녹화가 중간에 끊겼습니다. 헤더에는 {declared} 길이로 적혀 있지만 {read}까지만 읽을 수 있었습니다.",
    noSound: "다음 구간에는 읽을 수 있는 소리가 없어 발언이 누락되었습니다: {times}.",
    unreadPieces: "파일의 약 {percent}%를 읽지 못했습니다. 그 부분의 발언은 누락되었습니다.",
    joined: "파일은 {count}개의 조각을 이어 붙인 것입니다({times}). 조각 사이에 지난 시간은 알 수 없습니다.",
    unreadableTracks: "디코딩할 수 없어 사용하지 못한 트랙이 있습니다: {tracks}.",
    severalTracks: "녹화에 서로 다른 소리 트랙이 {count}개 있습니다. 모두 들었습니다: {tracks}.",
    otherVideo:
      "녹화에 영상 트랙이 {count}개 있습니다. 첫 번째만 보았으므로 다른 트랙에만 나오는 사람은 누락되었습니다.",
    turned: "화면이 표시 없이 거꾸로이거나 옆으로 누워 있어 {degrees}° 회전하여 얼굴을 찾았습니다.",
    stillPictures: "전혀 움직이지 않는 얼굴은 사진이나 포스터로 보고 참석자에 넣지 않았습니다: {count}개.",
    smallFaces: "일부 얼굴이 너무 작아({pixels}픽셀 미만) 누구인지 알아볼 수 없었습니다.",
  },
};
