import { answer, api } from "./client";

/** The server is sent the bytes as they are; the contract has no type for those but `string`. */
const asTheyAre = { bodySerializer: (body: unknown) => body as Blob };
const typed = (blob: Blob) => ({
  headers: { "Content-Type": blob.type.split(";")[0]! },
  body: blob as unknown as string,
});

/** Enrols the one face in a photo. */
export const sendFace = (id: string, photo: Blob, name: string) =>
  answer(
    api.POST("/api/people/{id}/faces", {
      params: { path: { id }, query: { name: name.slice(0, 200) } },
      ...typed(photo),
      ...asTheyAre,
    }),
  );

/** Enrols the voice in a sound. */
export const sendVoice = (id: string, sound: Blob, name: string) =>
  answer(
    api.POST("/api/people/{id}/voices", {
      params: { path: { id }, query: { name: name.slice(0, 200) } },
      ...typed(sound),
      ...asTheyAre,
    }),
  );
