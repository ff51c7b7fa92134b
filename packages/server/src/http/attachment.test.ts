import { expect, test } from "vitest";
import { attachment } from "./attachment.ts";

test("a plain name stands as it is, and encoded", () => {
  expect(attachment("Stand-up minutes.md")).toBe(
    `attachment; filename="Stand-up minutes.md"; filename*=UTF-8''Stand-up%20minutes.md`,
  );
});

test("a name of another script has a plain stand-in", () => {
  expect(attachment("회의 1.md")).toBe(
    `attachment; filename="__ 1.md"; filename*=UTF-8''%ED%9A%8C%EC%9D%98%201.md`,
  );
});

test("quotes, slashes and line ends cannot end the header", () => {
  const header = attachment('a"b/../c\r\nX: 1\\(d).md');
  expect(header).toBe(
    `attachment; filename="a_b_.._c__X: 1_(d).md"; filename*=UTF-8''a%22b_.._c%0D%0AX%3A%201_%28d%29.md`,
  );
});
