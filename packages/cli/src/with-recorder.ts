import { openRecorder, type Recorder } from "@hapju/meeting";
import { reportDownload } from "./progress/download.ts";
import type { Settings } from "./settings.ts";

/** Opens the recorder for one command and closes it, whatever happens. */
export async function withRecorder<T>(
  settings: Settings,
  use: (recorder: Recorder) => Promise<T>,
): Promise<T> {
  const recorder = await openRecorder({ ...settings, onDownload: reportDownload });
  try {
    return await use(recorder);
  } finally {
    await recorder.close();
  }
}
