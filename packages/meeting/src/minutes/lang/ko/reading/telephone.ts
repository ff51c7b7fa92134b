import type { RewritingRule } from "../../rewriting.ts";
import { digitOf } from "./sino-numbers.ts";

const DIGIT = "[공영일이삼사오육칠팔구]";
const BETWEEN = "(?:에|다시)?[ ,-]*(?:에 |다시 )?";

/** Area code and two groups; numbers of the form 1588-0000 have no area code. */
const FORMS = [/^(02)(\d{3,4})(\d{4})$/, /^(0\d{2})(\d{3,4})(\d{4})$/, /^(1[568]\d{2})(\d{4})$/];

/** 공일공에 일이삼사에 오육칠팔. */
export const telephone: RewritingRule = {
  pattern: new RegExp(`(?<![가-힣A-Za-z\\d])${DIGIT}(?:${BETWEEN}${DIGIT}){7,10}(?!${DIGIT})`, "g"),
  write({ 0: said }) {
    const digits = [...said.replaceAll(/[^공영일이삼사오육칠팔구]/g, "")].map(digitOf).join("");
    for (const form of FORMS) {
      const groups = form.exec(digits);
      if (groups) return groups.slice(1).join("-");
    }
    return undefined;
  },
};
