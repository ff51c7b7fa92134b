import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { makeRecording } from "@hapju/media/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { COMMAND, temporaryFolder } from "../testing/hapju.fixture.ts";

/** A file system of its own that ends with the process: needs Linux and the right to create name spaces. */
const canMount =
  spawnSync("unshare", ["-rm", "sh", "-c", "mount -t tmpfs -o size=1m tmpfs /mnt"]).status === 0;
const folder = temporaryFolder("full-disk");
const disk = join(folder.path, "disk");
const recording = join(folder.path, "two seconds.mp4");
const out = join(folder.path, "out");

/** Runs shell lines with a real small disk at $DISK; `hapju` is the command. */
function onDisk(mebibytes: number, script: string) {
  const lines = [
    `mount -t tmpfs -o size=${mebibytes}m tmpfs "$DISK" || exit 99`,
    'hapju() { "$NODE" "$COMMAND" "$@"; }',
    script,
  ];
  const { status, stderr } = spawnSync("unshare", ["-rm", "sh", "-c", lines.join("\n")], {
    encoding: "utf8",
    env: {
      ...process.env,
      NODE: process.execPath,
      COMMAND,
      DISK: disk,
      HAPJU_HOME: join(disk, "home"),
      HAPJU_MODELS_DIR: join(folder.path, "models"),
      RECORDING: recording,
      OUT: out,
    },
  });
  return { exitCode: status, stderr };
}

describe.runIf(canMount)("a full disk, on a small file system of its own", () => {
  beforeAll(async () => {
    mkdirSync(disk);
    await makeRecording(recording, { seconds: 2, audio: {}, video: {} });
  });
  afterAll(() => folder.remove());

  test("too small for a database: the error names the missing space and the folder", () => {
    const { exitCode, stderr } = onDisk(3, "hapju people list");
    expect({ exitCode, stderr }).toEqual({
      exitCode: 4,
      stderr: expect.stringMatching(/^No space is left to write .*disk\/home.*HAPJU_HOME.*\n$/),
    });
  });

  test("full to the last byte: the same, instead of what the database says", () => {
    const { exitCode, stderr } = onDisk(
      60,
      `hapju people list > "$DISK/log" || exit 98
      cat /dev/zero > "$DISK/fill" 2> "$OUT.log"
      hapju people list`,
    );
    expect({ exitCode, stderr }).toEqual({ exitCode: 4, stderr: expect.stringMatching(/^No space is left/) });
  });

  test("full when a run starts: no partial file; with space again the same command writes the minutes", () => {
    const { exitCode, stderr } = onDisk(
      80,
      `hapju people list > "$DISK/log" || exit 98
      head -c 60K /dev/zero > "$DISK/reserve"; cat /dev/zero > "$DISK/fill" 2> "$OUT.log"
      rm "$DISK/reserve"
      hapju minutes "$RECORDING" --out "$OUT"
      [ $? = 4 ] || exit 97
      [ -z "$(ls "$OUT")" ] || exit 96
      rm "$DISK/fill"
      hapju minutes "$RECORDING" --out "$OUT"`,
    );
    expect(exitCode, stderr).toBe(0);
    expect(stderr).toMatch(/^No space is left to write .*HAPJU_HOME/m);
    expect(readdirSync(out)).toHaveLength(9);
  });
});
