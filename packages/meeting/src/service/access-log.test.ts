import type { Directory } from "@hapju/identity";
import type { Scope } from "@hapju/spec";
import { expect, test } from "vitest";
import { AccessLog } from "./access-log.ts";

test("an access that could not be noted is noted on retry, and then not again for a while", async () => {
  const written: string[] = [];
  let broken = true;
  const append = async (_: Scope, { action }: { action: string }) => {
    if (broken) throw new Error("the database is unreachable");
    written.push(action);
  };
  const log = new AccessLog({ audit: { append } } as unknown as Directory);
  const note = () => log.note({ tenant: "default", actor: "kim" }, "meeting/1", "minutes-read");
  await expect(note()).rejects.toThrow("the database is unreachable");
  broken = false;
  await note();
  await note();
  expect(written).toEqual(["minutes-read"]);
});
