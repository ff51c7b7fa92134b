/** Every phrase an export prints itself, in one language. */
export interface Wording {
  readonly attendees: string;
  readonly name: string;
  readonly recognisedBy: string;
  readonly spoke: string;
  readonly inView: string;
  readonly summary: string;
  readonly topics: string;
  readonly decisions: string;
  readonly actions: string;
  readonly due: string;
  readonly questions: string;
  readonly whoIsResponsible: string;
  readonly transcript: string;
  readonly notices: string;
  readonly none: string;
  readonly gap: string;
  readonly unknown: (number: string) => string;
  readonly sources: Readonly<Record<"face" | "voice" | "lips" | "seat" | "correction", string>>;
}

const english: Wording = {
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
  sources: { face: "face", voice: "voice", lips: "lips", seat: "seat", correction: "correction" },
};

const korean: Wording = {
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
  sources: { face: "얼굴", voice: "음성", lips: "입 움직임", seat: "자리", correction: "수정" },
};

/** The wording for a language tag; English where there is none of its own. */
export const wordingFor = (language: string): Wording => (/^ko\b/i.test(language) ? korean : english);
