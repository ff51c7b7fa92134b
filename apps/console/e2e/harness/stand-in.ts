import type { Page } from "playwright-core";

export interface StandInAnswer {
  readonly type: string;
  readonly body: Uint8Array;
}

/**
 * Answers some paths in the place of the server. Playwright's routes hold up every request of a page, of which there
 * are a hundred: what loading takes could not be measured. Here the browser stops only at these.
 */
export async function standIn(page: Page, answers: ReadonlyMap<string, StandInAnswer>): Promise<void> {
  const session = await page.context().newCDPSession(page);
  session.on("Fetch.requestPaused", ({ requestId, request }) => {
    const { type, body } = answers.get(new URL(request.url).pathname)!;
    void session.send("Fetch.fulfillRequest", {
      requestId,
      responseCode: 200,
      responseHeaders: [{ name: "Content-Type", value: type }],
      body: Buffer.from(body).toString("base64"),
    });
  });
  await session.send("Fetch.enable", {
    patterns: [...answers.keys()].map((path) => ({ urlPattern: `*://*${path}` })),
  });
}
