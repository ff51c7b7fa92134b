import type { MeetingApp, MeetingAppOptions } from "@hapju/meeting";
import { reportDownload } from "./progress/download.ts";
import type { Settings } from "./settings.ts";

/** Opens the application for one command and closes it, whatever happens. */
export async function withMeetingApp<T>(
  settings: Settings & Pick<MeetingAppOptions, "routes">,
  use: (app: MeetingApp) => Promise<T>,
): Promise<T> {
  // Loaded when a command needs it: help and errors of usage come at once.
  const { openMeetingApp } = await import("@hapju/meeting");
  const app = await openMeetingApp({ ...settings, onDownload: reportDownload });
  try {
    return await use(app);
  } finally {
    await app.close();
  }
}
