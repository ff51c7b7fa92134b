import { afterAll, expect, test } from "vitest";
import { temporaryFolder } from "../testing/hapju.fixture.ts";
import { prepareKilling } from "../testing/kill-and-resume.fixture.ts";

const folder = temporaryFolder("kill");
afterAll(() => folder.remove());

test("killed at any moment and resumed, a run ends with the same artifacts and repeats nothing that has finished", async () => {
  const { kill, stepRuns } = await prepareKilling(folder.path, 7);
  expect(stepRuns).toBeGreaterThan(8);
  const killings = [
    await kill("early", "command", 0.1),
    await kill("late", "command", 0.8),
    await kill("child", "child", 0.4),
  ];
  for (const killing of killings) {
    expect(killing).toMatchObject({ exitCode: 0, different: [], doneAgain: [] });
  }
}, 300_000);
