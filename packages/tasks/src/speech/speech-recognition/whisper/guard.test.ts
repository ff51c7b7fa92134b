import { expect, test } from "vitest";
import { isInvented } from "./guard.ts";

const heard = {
  text: "예를 들어 미국에서 영어를 사용하는 콜센터",
  logProbability: -0.2,
  noSpeech: 0.1,
  seconds: 4,
};

test.each([
  ["what was said", {}, false],
  ["a short answer", { text: "네.", seconds: 0.4 }, false],
  ["an unlikely text", { logProbability: -1.4 }, true],
  ["a doubtful text where nobody seems to speak", { noSpeech: 0.7, logProbability: -1.1 }, true],
  ["a sentence in less time than it takes to say", { text: "시청해 주셔서 감사합니다.", seconds: 0.3 }, true],
  ["a text that repeats itself", { text: "각 탭을 사용하는 방법을 ".repeat(6), seconds: 14 }, true],
])("%s", (_, change, invented) => {
  expect(isInvented({ ...heard, ...change })).toBe(invented);
});
