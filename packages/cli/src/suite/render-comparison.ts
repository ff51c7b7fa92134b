import type { Comparison, HypothesisComparison } from "@hapju/evaluation";

const MEASURES: readonly (readonly [keyof HypothesisComparison, string])[] = [
  ["cpWer", "cpWER"],
  ["tcpWer", "tcpWER"],
  ["wrongName", "utterances with a wrong name"],
  ["notRight", "utterances without the right name"],
];

/** The difference between two variants as a Markdown table: below zero, B is better. */
export function renderComparison(comparison: HypothesisComparison): string {
  const rows = MEASURES.flatMap(([key, title]) => {
    const value = comparison[key];
    return value ? [row(title, value)] : [];
  });
  return [
    "| measure | A | B | B − A | 95% of resampled turns | p | |",
    "| --- | ---: | ---: | ---: | ---: | ---: | --- |",
    ...rows,
  ].join("\n");
}

const row = (title: string, { rateA, rateB, difference, low, high, p, beyondChance }: Comparison) =>
  `| ${title} | ${percent(rateA)} | ${percent(rateB)} | ${signed(difference)} | ${signed(low)} … ${signed(high)} | ${p < 0.001 ? "< 0.001" : p.toFixed(3)} | ${beyondChance ? "more than chance" : "may be chance"} |`;

const percent = (share: number) => `${(100 * share).toFixed(1)}%`;
const signed = (share: number) => `${share > 0 ? "+" : ""}${percent(share)}`;
