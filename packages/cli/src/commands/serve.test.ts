import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { startHapju, temporaryFolder } from "../testing/hapju.fixture.ts";

const SAMPLE = fileURLToPath(new URL("../../../../sample/meeting.mp4", import.meta.url));
const home = temporaryFolder("serve");
let running: ReturnType<typeof startHapju> | undefined;
afterAll(() => {
  running?.kill();
  home.remove();
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Starts the server and waits until it says where it is. */
async function serve(port: number): Promise<string> {
  running = startHapju(["serve", "--port", String(port)], { HAPJU_HOME: home.path });
  return running.until((stdout) => stdout.includes("Ctrl-C"));
}

test("after a server is killed during a run and restarted, the run continues, users stay signed in and no event is lost", async () => {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const token = (await serve(port)).match(/welcome\?token=(\S+)/)![1];
  const ask = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
    fetch(url + path, {
      method,
      headers: { cookie, origin: url, "content-type": "application/json", ...headers },
      ...(body === undefined
        ? {}
        : { body: body instanceof Uint8Array ? (body as BodyInit) : JSON.stringify(body) }),
    });
  let cookie = "";
  const welcome = await ask("POST", "/api/welcome", { token, password: "a good password" });
  cookie = welcome.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");

  const file = readFileSync(SAMPLE);
  const tus = { "tus-resumable": "1.0.0" };
  const begun = await ask("POST", "/api/uploads", undefined, {
    ...tus,
    "upload-length": String(file.length),
  });
  const upload = begun.headers.get("location")!;
  await ask("PATCH", upload, file, {
    ...tus,
    "upload-offset": "0",
    "content-type": "application/offset+octet-stream",
  });
  const created = await ask("POST", "/api/meetings", { upload: upload.split("/").at(-1), title: "Sample" });
  expect(created.status).toBe(201);
  const { id, run } = (await created.json()) as { id: string; run: string };

  /** Reads the run's events after the last one known, until one of a kind has come. */
  const seen: { id: number; type: string; step?: string; item?: string }[] = [];
  async function watchUntil(enough: (event: (typeof seen)[number]) => boolean): Promise<void> {
    const line = new AbortController();
    const last = seen.at(-1)?.id;
    const response = await fetch(`${url}/api/runs/${run}/events`, {
      signal: line.signal,
      headers: { cookie, ...(last === undefined ? {} : { "last-event-id": String(last) }) },
    });
    let rest = "";
    for await (const text of response.body!.pipeThrough(new TextDecoderStream())) {
      const frames = (rest + text).split("\n\n");
      rest = frames.pop()!;
      for (const frame of frames) {
        const data = frame.match(/^data: (.*)$/m)?.[1];
        if (!data || !/^id: /m.test(frame)) continue;
        seen.push(JSON.parse(data));
        if (enough(seen.at(-1)!)) return line.abort();
      }
    }
  }

  await watchUntil(({ type, step }) => type === "step-run-completed" && step === "speech");
  running!.kill();
  await running!.ended;
  expect(await serve(port)).not.toContain("welcome?token");
  await watchUntil(({ type }) => type === "run-completed");

  const ids = seen.map((event) => event.id);
  expect(ids).toEqual([...new Set(ids)].toSorted((a, b) => a - b));
  const done = seen
    .filter(({ type }) => type === "step-run-completed")
    .map(({ step, item }) => `${step} ${item}`);
  expect(done).toHaveLength(new Set(done).size);
  const graph = (await (await ask("GET", `/api/runs/${run}`)).json()) as {
    run: { state: string; stepRuns: { total: number } };
    steps: { name: string; completed: number; onSlowestPath: boolean }[];
  };
  expect(graph.run).toMatchObject({ state: "completed", stepRuns: { total: done.length } });
  expect(graph.steps.find(({ name }) => name === "minutes")).toMatchObject({
    completed: 1,
    onSlowestPath: true,
  });
  const minutes = (await (await ask("GET", `/api/meetings/${id}/minutes`)).json()) as {
    transcript: unknown[];
  };
  expect(minutes.transcript.length).toBeGreaterThan(5);

  const part = await ask("GET", `/api/meetings/${id}/media`, undefined, { range: "bytes=100-199" });
  expect(part.status).toBe(206);
  expect(Buffer.from(await part.arrayBuffer()).equals(file.subarray(100, 200))).toBe(true);
  const etag = part.headers.get("etag")!;
  const same = await ask("GET", `/api/meetings/${id}/media`, undefined, {
    range: "bytes=0-0",
    "if-range": etag,
  });
  expect(same.status).toBe(206);
  const other = await ask("GET", `/api/meetings/${id}/media`, undefined, {
    range: "bytes=0-0",
    "if-range": '"x"',
  });
  expect(other.status).toBe(200);
  expect((await ask("GET", `/api/meetings/${id}/media`, undefined, { "if-none-match": etag })).status).toBe(
    304,
  );
  // A picture is no playback: a list shows one of every meeting.
  expect((await ask("GET", `/api/meetings/${id}/frame?seconds=1&width=96`)).status).toBe(200);
  const played = (await (await ask("GET", "/api/audit?action=recording-played")).json()) as {
    items: unknown[];
  };
  expect(played.items).toHaveLength(1);

  // Asked to stop, it stops: nothing is left half done.
  process.kill(running!.pid, "SIGTERM");
  expect((await running!.ended).exitCode).toBe(0);
}, 400_000);
