import type { Meeting } from "@hapju/contract";
import { ApiError } from "@hapju/contract/client";
import { useSyncExternalStore } from "react";
import type { Upload as TusUpload } from "tus-js-client";
import { api } from "~/api/client";
import { queryClient } from "~/api/query-client";
import { type Draft, isSameFile, type KeptUpload, keepUpload, keptUpload, titleOf } from "./draft";
import { rateMeter } from "./rate";

/**
 * The one upload of this tab. It lives outside the pages, so it continues while the user visits others; what is needed to
 * resume it is in the browser's storage.
 */
export interface UploadState extends KeptUpload {
  /** `waiting`: the page was reloaded, and the file has to be chosen again. `sent`: all there, the form is not done. */
  readonly phase: "sending" | "paused" | "failed" | "waiting" | "sent" | "creating";
  readonly bytesPerSecond?: number | undefined;
  readonly error?: unknown;
}

const KEEP_EVERY_MS = 1000;

const kept = keptUpload();
let state: UploadState | undefined = kept && { ...kept, phase: "waiting" };
let tus: TusUpload | undefined;
let meter = rateMeter();
let keptAt = 0;
let madeMeeting: (meeting: Meeting) => void = () => {};
const listeners = new Set<() => void>();

function set(next: UploadState | undefined): void {
  state = next;
  for (const listener of listeners) listener();
}

function keep(): void {
  keptAt = Date.now();
  if (!state) {
    keepUpload(undefined);
    return;
  }
  const { name, size, modified, url, sent, draft, submitted } = state;
  keepUpload({ name, size, modified, sent, draft, submitted, ...(url === undefined ? {} : { url }) });
}

function change(part: Partial<UploadState>): void {
  if (!state) return;
  set({ ...state, ...part });
  if (
    part.phase !== undefined ||
    part.draft ||
    part.submitted !== undefined ||
    Date.now() - keptAt > KEEP_EVERY_MS
  )
    keep();
}

/** Warns before the tab is closed while bytes are on their way. */
const leaving = (event: BeforeUnloadEvent) => {
  if (state?.phase === "sending") event.preventDefault();
};
addEventListener("beforeunload", leaving);

async function send(file: File): Promise<void> {
  const { Upload } = await import("tus-js-client");
  meter = rateMeter();
  tus = new Upload(file, {
    endpoint: "/api/uploads",
    ...(state?.url === undefined ? {} : { uploadUrl: state.url }),
    metadata: { filename: file.name, filetype: file.type },
    retryDelays: [0, 1000, 3000, 5000, 10_000, 20_000],
    // The kept upload says where to resume; the library's own store would keep it twice.
    storeFingerprintForResuming: false,
    onUploadUrlAvailable: () => {
      change({ ...(tus?.url ? { url: tus.url } : {}), phase: "sending" });
    },
    onProgress: (sent) => change({ sent, bytesPerSecond: meter(sent) }),
    onSuccess: () => {
      change({ sent: file.size, phase: "sent" });
      void createIfDone();
    },
    onError: (error) => change({ phase: "failed", error: asApiError(error) }),
  });
  change({ phase: "sending", error: undefined });
  tus.start();
}

/** The problem details of the server, which the library hides. */
function asApiError(error: Error): Error {
  const body = (error as { originalResponse?: { getBody(): string } | null }).originalResponse?.getBody();
  try {
    return body ? new ApiError(JSON.parse(body)) : error;
  } catch {
    return error;
  }
}

async function createIfDone(): Promise<void> {
  if (!state?.submitted || state.phase !== "sent" || state.url === undefined) return;
  const { draft, url } = state;
  change({ phase: "creating" });
  try {
    const meeting = await api.post("/api/meetings", {
      body: { ...draft, upload: url.slice(url.lastIndexOf("/") + 1) },
    });
    set(undefined);
    keep();
    await queryClient.invalidateQueries({ queryKey: ["meetings"] });
    madeMeeting(meeting);
  } catch (error) {
    change({ phase: "sent", submitted: false, error });
  }
}

/** Starts, pauses, resumes and submits the upload. */
export const uploads = {
  /** Begins to send a file while its form is filled in. */
  start(file: File, draft: Draft): void {
    if (state) this.discard();
    set({
      name: file.name,
      size: file.size,
      modified: file.lastModified,
      sent: 0,
      draft: { ...draft, title: titleOf(file.name) },
      submitted: false,
      phase: "sending",
    });
    keep();
    void send(file);
  },
  /** Resumes with a file chosen again. @returns false for another file */
  resumeWith(file: File): boolean {
    if (!state || !isSameFile(file, state)) return false;
    void send(file);
    return true;
  },
  pause(): void {
    void tus?.abort();
    change({ phase: "paused", bytesPerSecond: undefined });
  },
  resume(): void {
    change({ phase: "sending", error: undefined });
    tus?.start();
  },
  describe(draft: Draft): void {
    change({ draft });
  },
  /** The form is done. */
  submit(draft: Draft): void {
    change({ draft, submitted: true, error: undefined });
    void createIfDone();
  },
  discard(): void {
    void tus?.abort(true).catch(() => {
      // The server removes unfinished uploads.
    });
    tus = undefined;
    set(undefined);
    keep();
  },
  onMeeting(listener: (meeting: Meeting) => void): void {
    madeMeeting = listener;
  },
};

/** The upload of this tab; renders when it changes. */
export const useUpload = (): UploadState | undefined =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => state,
  );
