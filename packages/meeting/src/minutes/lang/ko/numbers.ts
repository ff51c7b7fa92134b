const SINO = "일이삼사오육칠팔구";
const NATIVE = ["한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉", "열"];
const DAYS: Readonly<Record<string, number>> = {
  하루: 1,
  이틀: 2,
  사흘: 3,
  나흘: 4,
  닷새: 5,
  엿새: 6,
  이레: 7,
  여드레: 8,
  아흐레: 9,
  열흘: 10,
  보름: 15,
};

/** A Sino-Korean number up to 99 in words, or digits. */
export const SINO_NUMBER = `(?:\\d{1,2}|[${SINO}]?십[${SINO}]?|[${SINO}])`;
/** A number before a unit: "두" of "두 달", "이" of "이 주", digits. */
export const COUNT = `(?:\\d{1,3}|${NATIVE.join("|")}|[${SINO}]?십[${SINO}]?|[${SINO}])`;
/** A number of days in one word, such as 사흘. */
export const DAY_COUNT = Object.keys(DAYS).join("|");

/** The number that {@link SINO_NUMBER}, {@link COUNT} or {@link DAY_COUNT} means. */
export function numberOf(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  const native = NATIVE.indexOf(text);
  if (native >= 0) return native + 1;
  if (text in DAYS) return DAYS[text] ?? 0;
  const [tens = "", ones = ""] = text.includes("십") ? text.split("십") : ["0", text];
  const digit = (word: string) => SINO.indexOf(word) + 1;
  if (!text.includes("십")) return digit(ones);
  return (tens === "" ? 1 : digit(tens)) * 10 + (ones === "" ? 0 : digit(ones));
}
