import type { TestConsole } from "./console.ts";

/** Makes a meeting of a recording as the owner does, without the page. @param bytes of a video file */
export async function makeMeeting({ context, server }: TestConsole, bytes: Buffer, title: string) {
  const tus = { "Tus-Resumable": "1.0.0", Origin: server.url };
  const name = Buffer.from("recording.mp4").toString("base64");
  const made = await context.request.post("/api/uploads", {
    headers: { ...tus, "Upload-Length": String(bytes.length), "Upload-Metadata": `filename ${name}` },
  });
  const upload = made.headers().location!;
  await context.request.patch(upload, {
    headers: { ...tus, "Upload-Offset": "0", "Content-Type": "application/offset+octet-stream" },
    data: bytes,
    failOnStatusCode: true,
  });
  const created = await context.request.post("/api/meetings", {
    headers: { Origin: server.url },
    data: { upload: upload.split("/").at(-1), title, language: "en" },
    failOnStatusCode: true,
  });
  return (await created.json()) as { readonly id: string; readonly run: string };
}
