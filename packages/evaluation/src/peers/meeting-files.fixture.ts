import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { formatRegions, formatTranscript } from "../index.ts";
import type { Meeting } from "./meetings.fixture.ts";

/** A folder with the files of meetings, each `SESSION.ref.KIND` and `SESSION.hyp.KIND`, and what is scored. */
export interface MeetingFiles extends Disposable {
  readonly folder: string;
  /** The path of one file. */
  of(session: string, ending: string): string;
}

/** Writes the files into a new folder, which is removed on disposal. */
export function writeMeetings(meetings: readonly Meeting[]): MeetingFiles {
  const folder = mkdtempSync(join(tmpdir(), "hapju-peers-"));
  mkdirSync(folder, { recursive: true });
  const of = (session: string, ending: string) => join(folder, `${session}.${ending}`);
  for (const { session, reference, hypothesis, regions } of meetings) {
    for (const [side, segments] of Object.entries({ ref: reference, hyp: hypothesis })) {
      writeFileSync(of(session, `${side}.rttm`), formatTranscript(segments, "rttm"));
      writeFileSync(of(session, `${side}.stm`), formatTranscript(segments, "stm"));
      writeFileSync(of(session, `${side}.seglst.json`), formatTranscript(segments, "seglst"));
    }
    writeFileSync(of(session, "uem"), formatRegions(regions));
    writeFileSync(of(session, "one.uem"), formatRegions(regions.slice(0, 1)));
  }
  return { folder, of, [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }) };
}
