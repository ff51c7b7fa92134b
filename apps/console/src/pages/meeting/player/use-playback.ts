import { useEffect, useSyncExternalStore } from "react";
import type { Playback, PlaybackState } from "./playback";

/** What the controls show; renders when it changes. */
export const usePlaybackState = (playback: Playback): PlaybackState =>
  useSyncExternalStore(playback.subscribe, playback.read);

/** Calls `draw` with the time whenever it moves; `draw` must stay the same function between renders that need not redraw. */
export function useTick(playback: Playback, draw: (seconds: number) => void): void {
  useEffect(() => playback.onTick(draw), [playback, draw]);
}
