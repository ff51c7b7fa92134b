import { useCallback, useRef } from "react";
import { useMeeting } from "../meeting-context";
import { captionAt } from "../model/caption";
import { useTick } from "./use-playback";

/** The words being said, over the foot of the picture. */
export function CaptionLine() {
  const { minutes, playback, who } = useMeeting();
  const line = useRef<HTMLParagraphElement>(null);
  const shown = useRef("");

  const draw = useCallback(
    (seconds: number) => {
      const element = line.current;
      if (!element) return;
      const caption = captionAt(minutes.transcript, seconds);
      const key = caption ? `${caption.turn} ${caption.from} ${caption.word}` : "";
      if (key === shown.current) return;
      shown.current = key;
      element.hidden = caption === undefined;
      const turn = caption && minutes.transcript[caption.turn];
      if (!turn) return;
      const name = document.createElement("span");
      name.className = "mr-2 font-semibold opacity-75";
      name.textContent = who(turn.speaker).name;
      const words = turn.words.slice(caption.from, caption.to).flatMap(({ text }, at) => {
        const word = document.createElement("span");
        word.textContent = text;
        if (caption.from + at === caption.word) word.className = "text-[oklch(0.9_0.13_92)]";
        return [word, " "];
      });
      element.replaceChildren(name, ...words);
    },
    [minutes.transcript, who],
  );
  useTick(playback, draw);

  return (
    <p
      ref={line}
      aria-hidden
      hidden
      className="pointer-events-none absolute inset-x-0 bottom-4 mx-auto w-fit max-w-[92%] rounded-md bg-[oklch(0.15_0.01_180/0.78)] px-3.5 py-1.5 text-center text-lg text-balance text-white"
    />
  );
}
