// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to remove
const CONTROL = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/g;

/** A text in one line: composed (NFC), white space as single spaces, without control characters. */
export const inOneLine = (text: string): string =>
  text.normalize("NFC").replace(CONTROL, "").replace(/\s+/g, " ");

/** The same without spaces at its ends. */
export const plainLine = (text: string): string => inOneLine(text).trim();
