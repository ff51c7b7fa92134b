import type { People } from "@hapju/diarization";
import type { Minutes } from "../minutes/core/schema.ts";
import type { Language } from "../minutes/lang/language.ts";

/** What an export format renders. */
export interface ExportInput {
  readonly minutes: Minutes;
  /** Tracks, voices and who speaks when, with the evidence for each name. */
  readonly people: People;
  /** Name of the recording in evaluation formats; holds no white space. */
  readonly session: string;
  /** The language that serves the meeting's; its `wording` is what exports print themselves. */
  readonly language: Language;
}

/** One format that a meeting is exported in. */
export interface ExportFormat {
  /** Names the format in the API and on the command line: at most 40 lower-case letters, digits and hyphens. */
  readonly id: string;
  /** Its name in menus, such as `Word document`. The console translates those of the embedded formats. */
  readonly title: string;
  /** Name of the file, such as `minutes.md`. */
  readonly fileName: string;
  /** Media type without a character set; text is UTF-8. */
  readonly mediaType: string;
  /** Whether `hapju minutes` writes it beside the recording's other files. Default false. */
  readonly writtenByDefault?: boolean;
  /** Load large libraries in here with `import()`. */
  render(input: ExportInput): string | Uint8Array | Promise<string | Uint8Array>;
}

/**
 * Declares an export format.
 *
 * ```ts
 * export const plainText = defineExport({
 *   id: "txt",
 *   title: "Plain text",
 *   fileName: "transcript.txt",
 *   mediaType: "text/plain",
 *   render: ({ minutes }) => minutes.transcript.map(({ text }) => text).join("\n"),
 * });
 * ```
 */
export const defineExport = (format: ExportFormat): ExportFormat => Object.freeze(format);
