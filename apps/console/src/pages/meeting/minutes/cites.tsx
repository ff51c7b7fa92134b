import { useTranslations } from "use-intl";
import { clock } from "~/i18n/times";
import { useMeeting } from "../meeting-context";

/** The turns that a statement cites, as buttons that play them. */
export function Cites({ ids }: { readonly ids: readonly string[] }) {
  const t = useTranslations("meeting.minutes");
  const { minutes, playback, who } = useMeeting();
  const turns = ids.flatMap((id) => minutes.transcript.find((turn) => turn.id === id) ?? []);
  return (
    <span className="ml-1.5 inline-flex flex-wrap gap-1 align-baseline">
      {turns.map(({ id, startSeconds, speaker, text }) => (
        <button
          key={id}
          type="button"
          onClick={() => playback.play(startSeconds)}
          title={`${who(speaker).name}: ${text}`}
          aria-label={t("cite", { time: clock(startSeconds), name: who(speaker).name })}
          className="tabular rounded-xs bg-hover px-1 text-xs leading-4.5 text-soft hover:bg-accent-soft hover:text-accent-strong"
        >
          {clock(startSeconds)}
        </button>
      ))}
    </span>
  );
}
