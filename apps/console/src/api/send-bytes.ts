import { api } from "./client";

const MAX_NAME_LENGTH = 200;

/** The bytes with a media type that has no parameters, such as `audio/webm` for `audio/webm;codecs=opus`. */
const plain = (blob: Blob): Blob => new Blob([blob], { type: blob.type.replace(/;.*$/, "") });

/** Enrols the one face in a photo. @param name where the photo comes from @throws ApiError */
export const sendFace = (id: string, photo: Blob, name: string) =>
  api.post("/api/people/{id}/faces", {
    path: { id },
    query: { name: name.slice(0, MAX_NAME_LENGTH) },
    body: plain(photo),
  });

/** Enrols the voice in a sound. @param name where the sound comes from @throws ApiError */
export const sendVoice = (id: string, sound: Blob, name: string) =>
  api.post("/api/people/{id}/voices", {
    path: { id },
    query: { name: name.slice(0, MAX_NAME_LENGTH) },
    body: plain(sound),
  });
