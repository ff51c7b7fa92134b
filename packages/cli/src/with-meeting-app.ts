import type { MeetingApp, MeetingAppOptions } from "@hapju/meeting";
import { configuredAssembly } from "./config/configured-assembly.ts";
import { loadConfig } from "./config/load-config.ts";
import { reportDownload } from "./progress/download.ts";
import type { Settings } from "./settings.ts";

/** Opens the application, with what the project in the working folder adds to it. */
export async function openConfiguredApp(
  settings: Settings & Pick<MeetingAppOptions, "routes">,
): Promise<MeetingApp> {
  const config = await loadConfig(process.cwd());
  // Loaded when a command needs it: help and usage errors need none of it.
  const { defaultExports, defaultLanguages, openMeetingApp } = await import("@hapju/meeting");
  return openMeetingApp({
    ...settings,
    ...(await configuredAssembly(config)),
    exports: [...defaultExports, ...(config.exports ?? [])],
    languages: [...defaultLanguages, ...(config.languages ?? [])],
    quality: config.quality,
    glossary: config.glossary,
    onDownload: reportDownload,
  });
}

/** Opens the application for one command and always closes it. */
export async function withMeetingApp<T>(
  settings: Settings & Pick<MeetingAppOptions, "routes">,
  use: (app: MeetingApp) => Promise<T>,
): Promise<T> {
  const app = await openConfiguredApp(settings);
  try {
    return await use(app);
  } finally {
    await app.close();
  }
}
