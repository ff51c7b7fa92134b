const ONES = ["한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉"];
const TENS = ["열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔"];

/** A native number from ten on before a unit. */
export const NATIVE_FROM_TEN = `(?:스무|(?:${TENS.join("|")})(?: ?(?:${ONES.join("|")}))?)`;
/** A native number from one to twelve before 시. */
export const NATIVE_HOUR = `(?:열 ?한|열 ?두|열|${ONES.join("|")})`;

/** The number that native words before a unit mean: 스물다섯 is 25. */
export function nativeNumber(words: string): number {
  if (words === "스무") return 20;
  const tens = TENS.findIndex((word) => words.startsWith(word)) + 1;
  const rest = words.slice(tens > 0 ? (TENS[tens - 1]?.length ?? 0) : 0).trim();
  return tens * 10 + ONES.indexOf(rest) + 1;
}
