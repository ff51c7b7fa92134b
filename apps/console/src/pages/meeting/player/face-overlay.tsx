import { useCallback, useRef } from "react";
import { personColours } from "~/components/ui/person";
import { useMeeting } from "../meeting-context";
import { facesAt } from "../model/faces-at";
import { useTick } from "./use-playback";

const BOX =
  "absolute rounded-sm border-2 border-(--person-line) opacity-90 transition-[border-width,box-shadow] duration-150 data-speaking:shadow-[0_0_0_3px_var(--person-line)]";
const LABEL =
  "absolute top-full left-1/2 mt-1 max-w-40 -translate-x-1/2 truncate rounded-xs bg-(--person-fill) px-1.5 py-px text-xs font-medium whitespace-nowrap text-(--person-ink)";

/** Face boxes with names, moved with the picture. Drawn without React: it happens on every frame. */
export function FaceOverlay({ shown }: { readonly shown: boolean }) {
  const { tracks, playback, who } = useMeeting();
  const root = useRef<HTMLDivElement>(null);
  const boxes = useRef(new Map<string, HTMLDivElement>());

  const draw = useCallback(
    (seconds: number) => {
      const layer = root.current;
      if (!layer) return;
      const faces = shown ? facesAt(tracks.tracks, seconds) : [];
      const speaking = new Set(
        tracks.speaking
          .filter((one) => seconds >= one.startSeconds && seconds < one.endSeconds)
          .map(({ speaker }) => speaker),
      );
      const seen = new Set<string>();
      for (const { track, speaker, x, y, width, height } of faces) {
        const person = who(speaker);
        const key = `${track} ${speaker} ${person.name}`;
        seen.add(key);
        let box = boxes.current.get(key);
        if (!box) {
          box = makeBox(person);
          boxes.current.set(key, box);
          layer.append(box);
        }
        Object.assign(box.style, { left: `${x * 100}%`, top: `${y * 100}%` });
        Object.assign(box.style, { width: `${width * 100}%`, height: `${height * 100}%` });
        box.toggleAttribute("data-speaking", speaking.has(speaker));
      }
      for (const [key, box] of boxes.current)
        if (!seen.has(key)) {
          box.remove();
          boxes.current.delete(key);
        }
    },
    [tracks, who, shown],
  );
  useTick(playback, draw);

  return <div ref={root} aria-hidden className="pointer-events-none absolute inset-0 overflow-hidden" />;
}

function makeBox(person: {
  readonly id: string;
  readonly name: string;
  readonly known: boolean;
}): HTMLDivElement {
  const { className, style } = personColours(person);
  const box = document.createElement("div");
  box.className = `${className} ${BOX}${person.known ? "" : " border-dashed"}`;
  for (const [name, value] of Object.entries(style)) box.style.setProperty(name, String(value));
  const label = document.createElement("span");
  label.className = LABEL;
  label.textContent = person.name;
  box.append(label);
  return box;
}
