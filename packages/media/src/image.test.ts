import { writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { testMedia } from "./test-media.ts";
import { isUpright, makePhoto, makeRecording, numberOf, photoOf } from "./testing/index.ts";

const { media, file } = testMedia();

test.each([1, 2, 3, 4, 5, 6, 7, 8])("a photo with EXIF orientation %i is upright", async (orientation) => {
  const image = await media.image(photoOf(orientation));
  expect(image).toMatchObject({ width: 120, height: 80 });
  expect(image.data).toHaveLength(120 * 80 * 3);
  expect(isUpright(image)).toBe(true);
  expect(numberOf(image)).toBe(5);
});

test("a photo is read from a file with any name", async () => {
  makePhoto(file("사진 1.txt"), 6);
  expect(isUpright(await media.image(file("사진 1.txt")))).toBe(true);
});

// 2 × 1 pixels, red and blue.
test.each([
  ["PNG", "iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAIAAAB7QOjdAAAAD0lEQVR4nGP4z8DAwPAfAAcAAf9+7Y/SAAAAAElFTkSuQmCC"],
  ["BMP", "Qk1CAAAAAAAAADYAAAAoAAAAAgAAAAEAAAABABgAAAAAAAgAAAATCwAAEwsAAAAAAAAAAAAAAAD//wAAAAA="],
])("a %s is read", async (_, base64) => {
  const image = await media.image(Buffer.from(base64, "base64"));
  expect([image.width, image.height]).toEqual([2, 1]);
  expect([...image.data]).toEqual([255, 0, 0, 0, 0, 255]);
});

test.each([
  ["a text", Buffer.from("not a picture"), "is not a picture"],
  ["nothing", new Uint8Array(), "is empty"],
  ["half a photo's header", photoOf(1).subarray(0, 60), "is a broken picture"],
  ["a HEIC photo", Buffer.from("\0\0\0\x18ftypheic\0\0\0\0mif1heic", "latin1"), "is a HEIC"],
])("%s is refused, with what to give instead", async (_, bytes, message) => {
  await expect(media.image(bytes)).rejects.toMatchObject({
    code: "not-an-image",
    message: expect.stringMatching(new RegExp(`${message}.*Give a JPEG`)),
  });
});

test("a photo that is not there is named", async () => {
  await expect(media.image(file("kim.jpg"))).rejects.toMatchObject({
    code: "no-such-file",
    message: expect.stringContaining("kim.jpg"),
  });
});

test("a file that only claims to be a photo is refused", async () => {
  writeFileSync(file("lee.jpg"), "hello");
  await expect(media.image(file("lee.jpg"))).rejects.toMatchObject({
    code: "not-an-image",
    message: expect.stringContaining("lee.jpg is not a picture"),
  });
});

test("a thumbnail shows its time, scaled, and a box of it", async () => {
  makeRecording(file("film.mp4"), { seconds: 2, video: {} });
  const whole = await media.image(await media.jpeg(file("film.mp4"), { seconds: 1, width: 48 }));
  expect(whole).toMatchObject({ width: 48, height: 32 });
  expect(numberOf(whole)).toBe(25);
  expect(isUpright(whole)).toBe(true);
  const box = { x: 0.5, y: 0, width: 0.9, height: 0.25 };
  const part = await media.image(await media.jpeg(file("film.mp4"), { seconds: 1, box }));
  expect(part).toMatchObject({ width: 48, height: 16 });
  expect(part.data[2]).toBeGreaterThan(150);
});

test("a thumbnail of a time without a picture is refused", async () => {
  await expect(media.jpeg(file("film.mp4"), { seconds: 99 })).rejects.toMatchObject({
    code: "input-invalid",
    data: { field: "seconds" },
  });
});
