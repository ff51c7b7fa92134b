import type { Recorder, RecorderOptions } from "@hapju/meeting";
import { reportDownload } from "./progress/download.ts";
import type { Settings } from "./settings.ts";

/** Opens the recorder for one command and closes it, whatever happens. */
export async function withRecorder<T>(
  settings: Settings & Pick<RecorderOptions, "routes">,
  use: (recorder: Recorder) => Promise<T>,
): Promise<T> {
  // Loaded when a command needs it: help and errors of usage come at once.
  const { openRecorder } = await import("@hapju/meeting");
  const recorder = await openRecorder({ ...settings, onDownload: reportDownload });
  try {
    return await use(recorder);
  } finally {
    await recorder.close();
  }
}
