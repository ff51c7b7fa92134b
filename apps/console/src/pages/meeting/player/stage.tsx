import { useCallback, useRef } from "react";
import { Avatar, personColours } from "~/components/ui/person";
import { useMeeting } from "../meeting-context";
import { useTick } from "./use-playback";

/** Without video: every attendee as a disc, the speaker with a ring. */
export function Stage() {
  const { minutes, tracks, playback } = useMeeting();
  const root = useRef<HTMLUListElement>(null);
  const draw = useCallback(
    (seconds: number) => {
      const speaking = new Set(
        tracks.speaking
          .filter((one) => seconds >= one.startSeconds && seconds < one.endSeconds)
          .map(({ speaker }) => speaker),
      );
      for (const item of root.current?.children ?? [])
        item.toggleAttribute("data-speaking", speaking.has((item as HTMLElement).dataset.id ?? ""));
    },
    [tracks.speaking],
  );
  useTick(playback, draw);

  return (
    <ul
      ref={root}
      className="flex size-full flex-wrap content-center items-center justify-center gap-x-8 gap-y-4 overflow-y-auto p-6"
    >
      {minutes.attendees.map(({ id, name, known }) => {
        const { className, style } = personColours({ id, known });
        return (
          <li
            key={id}
            data-id={id}
            style={style}
            className={`${className} group flex w-24 flex-col items-center gap-2`}
          >
            <span className="rounded-full ring-2 ring-transparent ring-offset-4 ring-offset-[oklch(0.19_0.012_180)] transition-shadow duration-150 group-data-speaking:ring-(--person-line)">
              <Avatar person={{ id, name, known }} size="lg" />
            </span>
            <span className="w-full truncate text-center text-sm text-[oklch(0.82_0.01_150)]">{name}</span>
          </li>
        );
      })}
    </ul>
  );
}
