// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to remove
const CONTROL = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/g;

/** A text as one line: composed (NFC), white space as single spaces, without control characters. */
export const plainLine = (text: string): string =>
  text.normalize("NFC").replace(CONTROL, "").replace(/\s+/g, " ").trim();
