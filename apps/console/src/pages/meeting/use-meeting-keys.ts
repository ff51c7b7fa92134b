import type { TranscriptTurn } from "@hapju/contract";
import { useEffect, useEffectEvent } from "react";
import { neighbourTurn } from "./model/said-at";
import type { Playback } from "./player/playback";

interface MeetingKeys {
  readonly playback: Playback;
  readonly turns: readonly TranscriptTurn[];
  readonly onSearch: () => void;
  readonly onEdit: () => void;
  readonly onHelp: () => void;
}

const TYPES = /^(INPUT|TEXTAREA|SELECT)$/;
const CHOOSES =
  "[role=menu],[role=dialog],[role=alertdialog],[role=listbox],[role=tablist],[role=radiogroup]";

/** The keyboard of the meeting's page, unless the user is typing or a menu is open. */
export function useMeetingKeys(keys: MeetingKeys): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    const target = event.target as HTMLElement;
    if (event.ctrlKey || event.metaKey || event.altKey || TYPES.test(target.tagName)) return;
    if (target.closest(CHOOSES)) return;
    // A button in focus takes the space bar itself.
    if (event.key === " " && target.closest("button,a,[role=button]")) return;
    const action = actionOf(event.key, keys);
    if (!action) return;
    event.preventDefault();
    action();
  });
  useEffect(() => {
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
}

function actionOf(key: string, { playback, turns, onSearch, onEdit, onHelp }: MeetingKeys) {
  const toTurn = (direction: 1 | -1) => () => {
    const at = neighbourTurn(turns, playback.seconds, direction);
    const turn = at === undefined ? undefined : turns[at];
    if (turn) playback.seek(turn.startSeconds);
  };
  const actions: Readonly<Record<string, () => void>> = {
    " ": () => playback.toggle(),
    ArrowLeft: () => playback.seek(playback.seconds - 5),
    ArrowRight: () => playback.seek(playback.seconds + 5),
    ",": () => playback.step(-1),
    ".": () => playback.step(1),
    j: toTurn(1),
    k: toTurn(-1),
    "<": () => playback.changeRate(-1),
    ">": () => playback.changeRate(1),
    "/": onSearch,
    e: onEdit,
    "?": onHelp,
  };
  return actions[key];
}
