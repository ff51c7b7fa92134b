import type { People } from "@hapju/diarization";
import { MeetingError } from "../errors.ts";
import type { Minutes } from "../minutes/core/schema.ts";
import type { Languages } from "../minutes/lang/languages.ts";
import type { ExportFormat } from "./export-format.ts";

/** A meeting rendered in one format. */
export interface ExportedFile {
  readonly name: string;
  readonly mediaType: string;
  /** Text is UTF-8. */
  readonly content: string | Uint8Array;
}

/** What is exported: the minutes of a meeting and the evidence for its names. */
export interface ExportedMeeting {
  readonly minutes: Minutes;
  readonly people: People;
}

/** The export formats of an application. */
export interface Exports {
  readonly formats: readonly ExportFormat[];
  /**
   * Renders a meeting in one format.
   * @param id of a registered format
   * @param session the recording's name in evaluation formats; white space becomes `_`
   * @throws MeetingError `format-unknown`, naming the registered formats
   */
  render(id: string, meeting: ExportedMeeting, session: string): Promise<ExportedFile>;
  /** Renders a meeting in every format that is written by default. */
  renderDefaults(meeting: ExportedMeeting, session: string): Promise<ExportedFile[]>;
}

/**
 * Collects export formats.
 * @throws MeetingError `registration-invalid` for an id of another form, or an id or file name that two formats share
 */
export function createExports(formats: readonly ExportFormat[], languages: Languages): Exports {
  const byId = new Map<string, ExportFormat>();
  for (const format of formats) {
    if (!/^[a-z0-9][a-z0-9-]{0,39}$/.test(format.id))
      throw new MeetingError(
        "registration-invalid",
        `"${format.id}" cannot be the id of an export format. Use at most 40 lower-case letters, digits and hyphens.`,
        { id: format.id },
      );
    const other = [...byId.values()].find(
      ({ id, fileName }) => id === format.id || fileName === format.fileName,
    );
    if (other)
      throw new MeetingError(
        "registration-invalid",
        `The export formats "${other.id}" (${other.fileName}) and "${format.id}" (${format.fileName}) have the same id or file name. Rename one of them.`,
        { ids: [other.id, format.id] },
      );
    byId.set(format.id, format);
  }
  async function renderIn(format: ExportFormat, { minutes, people }: ExportedMeeting, session: string) {
    const content = await format.render({
      minutes,
      people,
      session: session.replace(/\s+/g, "_"),
      language: languages.of(minutes.language),
    });
    return { name: format.fileName, mediaType: format.mediaType, content };
  }
  return {
    formats,
    async render(id, meeting, session) {
      const format = byId.get(id);
      if (format) return renderIn(format, meeting, session);
      const known = [...byId.keys()];
      throw new MeetingError(
        "format-unknown",
        `"${id}" is not an export format. Use one of ${known.join(", ")}.`,
        { format: id, formats: known },
      );
    },
    renderDefaults: (meeting, session) =>
      Promise.all(
        formats
          .filter(({ writtenByDefault }) => writtenByDefault)
          .map((format) => renderIn(format, meeting, session)),
      ),
  };
}
