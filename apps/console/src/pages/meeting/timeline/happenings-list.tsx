import { CircleHelp, Diamond, Square, TextQuote } from "lucide-react";
import { useTranslations } from "use-intl";
import { Dialog } from "~/components/ui/dialog";
import { Avatar } from "~/components/ui/person";
import { clock, useTimes } from "~/i18n/times";
import { useMeeting } from "../meeting-context";
import type { SpeakerLane } from "../model/lanes";
import type { Mark } from "./marks";

interface HappeningsListProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly lanes: readonly SpeakerLane[];
  readonly marks: readonly Mark[];
}

const icons = { decision: Diamond, action: Square, question: CircleHelp, topic: TextQuote };
const colours = { decision: "text-accent", action: "text-info", question: "text-warn", topic: "text-faint" };

/** The timeline in words: everything that it shows, as buttons that play it. */
export function HappeningsList({ open, onOpenChange, lanes, marks }: HappeningsListProps) {
  const t = useTranslations("meeting.timeline");
  const { minutes, playback, who } = useMeeting();
  const times = useTimes();
  const length = (segments: SpeakerLane["seen"]) =>
    times.length(segments.reduce((sum, { startSeconds, endSeconds }) => sum + endSeconds - startSeconds, 0));
  const topics = minutes.topics.map(({ title, startSeconds }) => ({
    kind: "topic" as const,
    seconds: startSeconds,
    text: title,
  }));
  const happenings = [...topics, ...marks].sort((a, b) => a.seconds - b.seconds);
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t("listTitle")}>
      <ul className="mb-4 space-y-1.5 border-b border-line pb-4">
        {lanes.map(({ speaker, seen, speaking }) => (
          <li key={speaker} className="flex items-center gap-2.5 text-base text-soft">
            <Avatar person={who(speaker)} size="sm" />
            {t("seen", { name: who(speaker).name, seen: length(seen), spoke: length(speaking) })}
          </li>
        ))}
      </ul>
      <ul>
        {happenings.map(({ kind, seconds, text }) => {
          const Icon = icons[kind];
          return (
            <li key={`${kind} ${seconds} ${text}`}>
              <button
                type="button"
                onClick={() => {
                  playback.play(seconds);
                  onOpenChange(false);
                }}
                className="flex w-full items-start gap-3 rounded-md px-2 py-1.5 text-left hover:bg-hover"
              >
                <time className="w-12 shrink-0 text-sm leading-5 text-faint">{clock(seconds)}</time>
                <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${colours[kind]}`} />
                <span>
                  <span className="sr-only">{t(kind)}: </span>
                  {text}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </Dialog>
  );
}
