import { defineLanguage } from "../language.ts";
import { consents } from "./consents.ts";
import { rewritings } from "./reading/index.ts";
import { wording } from "./wording.ts";

/** A family name of one syllable and a given name, written together. */
const FULL_NAME = /^[가-힣]{3,4}$/;

/** Titles that follow the family name. */
const TITLES =
  "대표 사장 부사장 전무 상무 이사 본부장 실장 부장 차장 팀장 과장 대리 주임 사원 책임 선임 수석 매니저 프로 연구원 교수 박사 선생 위원 의원 국장 계장".split(
    " ",
  );
const titled = (family: string, title: string) => [`${family} ${title}`, `${family}${title}`];

/** Korean. */
export const korean = defineLanguage({
  tag: "ko",
  name: "한국어",
  version: 6,
  wording,
  consents,
  normalization: "korean",
  // 김민수 is called 민수, 김 과장, 김과장.
  partsOfName: (fullName) =>
    FULL_NAME.test(fullName)
      ? [fullName.slice(1), ...TITLES.flatMap((title) => titled(fullName.charAt(0), title))]
      : fullName.split(/\s+/),
  rewritings,
  rules: async () => (await import("./rules.ts")).rules,
});
