import { expect, test } from "vitest";
import { speechRecognitionModels } from "./models.ts";

const MIB = 2 ** 20;
const notHere = speechRecognitionModels.filter(({ files }) => files.some((file) => "url" in file));

test.each(notHere)(
  "$id: its memory is reckoned by the rule, and its card says that it was not run",
  (model) => {
    const bytes = model.files.reduce((sum, file) => sum + ("bytes" in file ? (file.bytes ?? 0) : 0), 0);
    expect(model.memoryMiB).toBe(Math.ceil((150 + (1.5 * bytes) / MIB) / 10) * 10);
    expect(model.card).toContain("not run in our tests");
  },
);
