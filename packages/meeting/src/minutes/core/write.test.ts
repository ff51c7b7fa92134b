import { describe, expect, test } from "vitest";
import { english } from "../lang/en/index.ts";
import { korean } from "../lang/ko/index.ts";
import type { Language } from "../lang/language.ts";
import { minutesSchema, type TranscriptTurn } from "./schema.ts";
import { writeMinutes } from "./write.ts";

const ENGLISH = { maria: "Maria Lopez", david: "David Chen", emma: "Emma Stone" };
const KOREAN = { kim: "김민수", lee: "이서연", park: "박지훈" };

type Line = readonly [speaker: string, text: string, confidence?: number];

function minutesOf(language: Language, names: Readonly<Record<string, string>>, lines: readonly Line[]) {
  const transcript = lines.map(
    ([speaker, text, confidence = 0.9], index): TranscriptTurn => ({
      id: `t${index + 1}`,
      startSeconds: index * 4,
      endSeconds: index * 4 + 3.5,
      speaker,
      text,
      gap: text === "",
      confidence,
      words: [],
    }),
  );
  const attendees = [...new Set([...Object.keys(names), ...lines.map(([speaker]) => speaker)])].map((id) => ({
    id,
    name: names[id] ?? id,
    known: id in names,
    recognisedBy: [],
    confidence: 0.9,
    speakingSeconds: 1,
    visibleSeconds: 1,
  }));
  return writeMinutes(
    {
      title: "Test",
      language: language.tag,
      date: "2026-11-24",
      durationSeconds: lines.length * 4,
      attendees,
      transcript,
      notices: [],
    },
    language,
  );
}

describe("English", () => {
  const of = (...lines: Line[]) => minutesOf(english, ENGLISH, lines);

  test("a decision cites the turn it was taken in", async () => {
    const { decisions } = await of(
      ["maria", "Hello."],
      ["emma", "We decided to move the release to Thursday."],
    );
    expect(decisions).toEqual([{ text: "We decided to move the release to Thursday.", cites: ["t2"] }]);
  });

  test("a promise is owned by its speaker, with its due date", async () => {
    const { actions } = await of(["emma", "I will update the plan before Monday."]);
    expect(actions).toEqual([
      {
        text: "I will update the plan before Monday.",
        owner: "emma",
        due: { text: "Monday", date: "2026-11-30" },
        cites: ["t1"],
      },
    ]);
  });

  test("a request by name and its acceptance are one action", async () => {
    const { actions } = await of(
      ["maria", "David, can you send the report?"],
      ["david", "Sure, I will send it by Friday."],
    );
    expect(actions).toMatchObject([{ owner: "david", due: { date: "2026-11-27" }, cites: ["t1", "t2"] }]);
  });

  test("a request to an unnamed listener is owned by the person who accepts it", async () => {
    const { actions } = await of(["maria", "Could you book the room?"], ["emma", "Yes, no problem."]);
    expect(actions).toMatchObject([{ owner: "emma", cites: ["t1", "t2"] }]);
  });

  test("the promise that answers a request is the action; one that only refers to it keeps the request", async () => {
    const { actions } = await of(
      ["maria", "David, could you send the report?"],
      ["david", "Sure. I will send the report and the figures by Friday."],
      ["maria", "Could somebody call the printer?"],
      ["emma", "I'll do it tomorrow."],
    );
    expect(actions).toMatchObject([
      { text: "I will send the report and the figures by Friday.", owner: "david", cites: ["t1", "t2"] },
      {
        text: "Could somebody call the printer?",
        owner: "emma",
        due: { date: "2026-11-25" },
        cites: ["t3", "t4"],
      },
    ]);
  });

  test("small talk is no request, and a promise after it stands alone", async () => {
    const { actions, questions } = await of(
      ["maria", "Can you hear me?"],
      ["david", "I will send the draft by Friday."],
    );
    expect(actions).toMatchObject([
      {
        text: "I will send the draft by Friday.",
        owner: "david",
        due: { date: "2026-11-27" },
        cites: ["t2"],
      },
    ]);
    expect(questions).toEqual([]);
  });

  test("what is declined, rejected or taken back is neither decision nor action", async () => {
    const { decisions, actions } = await of(
      ["maria", "David, could you write the tests?"],
      ["david", "Sorry, I don't have the time."],
      ["emma", "Let's drop the newsletter."],
      ["maria", "No, I don't agree."],
      ["emma", "We decided to move in May."],
      ["david", "Hold on, that's not decided."],
      ["emma", "I'll call the bank."],
      ["david", "No need, they called this morning."],
    );
    expect({ decisions, actions }).toEqual({ decisions: [], actions: [] });
  });

  test("what a person is to do by agreement is an action, not a decision", async () => {
    const { decisions, actions } = await of(["maria", "We agreed that David will present the results."]);
    expect(decisions).toEqual([]);
    expect(actions).toMatchObject([{ owner: "david" }]);
  });

  test("an unclear owner is a question, not a guess", async () => {
    const { actions, questions } = await of(
      ["maria", "Someone has to book the room by Wednesday."],
      ["david", "I will write the letter by Friday.", 0.3],
    );
    expect(actions).toEqual([]);
    expect(questions.map(({ about, cites }) => [about, ...cites])).toEqual([
      ["owner", "t1"],
      ["owner", "t2"],
    ]);
  });

  test("an answered question is closed; one answered by 'I do not know' stays open", async () => {
    const { questions } = await of(
      ["maria", "Is the camera ready?"],
      ["david", "It works since yesterday."],
      ["maria", "Who pays for the second one?"],
      ["david", "I do not know."],
    );
    expect(questions).toEqual([
      { text: "Who pays for the second one?", about: "content", cites: ["t3", "t4"] },
    ]);
  });
});

describe("Korean", () => {
  const of = (...lines: Line[]) => minutesOf(korean, KOREAN, lines);

  test("decisions, owners, due dates and open questions", async () => {
    const { decisions, actions, questions } = await of(
      ["kim", "오늘 회의를 시작하겠습니다."],
      ["lee", "출시는 목요일로 미루기로 결정했습니다."],
      ["kim", "서연 씨, 다음 주 월요일까지 보고서를 보내 주세요."],
      ["lee", "네, 알겠습니다."],
      ["park", "제가 내일까지 고객에게 연락하겠습니다."],
      ["park", "두 번째 카메라 비용은 누가 내나요?"],
      ["kim", "글쎄요, 모르겠습니다."],
    );
    expect(decisions.map(({ cites }) => cites)).toEqual([["t2"]]);
    expect(actions).toMatchObject([
      { owner: "lee", due: { text: "다음 주 월요일", date: "2026-11-30" }, cites: ["t3", "t4"] },
      { owner: "park", due: { text: "내일", date: "2026-11-25" }, cites: ["t5"] },
    ]);
    expect(questions).toMatchObject([{ about: "content", cites: ["t6", "t7"] }]);
  });
});

test("everything cites existing turns, and the minutes match the published schema", async () => {
  const minutes = await minutesOf(english, ENGLISH, [
    ["maria", "First item, the budget for next quarter is smaller than we expected."],
    ["unknown-1", ""],
    ["david", "Let us move on. The customers asked for a new report format again."],
  ]);
  expect(minutesSchema.parse(minutes)).toEqual(minutes);
  const ids = new Set(minutes.transcript.map(({ id }) => id));
  const { summary, topics, decisions, actions, questions } = minutes;
  for (const { cites } of [...summary, ...topics, ...decisions, ...actions, ...questions]) {
    expect(cites.every((id) => ids.has(id))).toBe(true);
  }
  expect(topics).toHaveLength(2);
});

test("a meeting without speech has empty minutes", async () => {
  expect(await minutesOf(english, {}, [])).toMatchObject({
    summary: [],
    topics: [],
    decisions: [],
    transcript: [],
  });
});
