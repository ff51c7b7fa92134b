import type { TranscriptTurn } from "@hapju/contract";
import { useTranslations } from "use-intl";
import { Dialog } from "~/components/ui/dialog";
import { Avatar } from "~/components/ui/person";
import { useMeeting } from "../meeting-context";
import { planJoin } from "../model/plan-join";
import { useCorrections } from "../use-corrections";

/** Two turns of different speakers that are to be one. */
export type Joining = readonly [TranscriptTurn, TranscriptTurn];

interface JoinDialogProps {
  /** Undefined: closed. */
  readonly joining: Joining | undefined;
  readonly onClose: () => void;
}

/** Asks who says both of two turns that become one. */
export function JoinDialog({ joining, onClose }: JoinDialogProps) {
  const t = useTranslations("meeting.join");
  const { who } = useMeeting();
  const { make } = useCorrections();
  const join = (speaker: string) => {
    if (!joining) return;
    const [turn, next] = joining;
    onClose();
    void make(planJoin(turn, next, speaker));
  };
  return (
    <Dialog
      open={joining !== undefined}
      onOpenChange={onClose}
      size="sm"
      title={t("title")}
      description={t("text")}
    >
      <ul className="space-y-2">
        {joining?.map(({ id, speaker, text }) => {
          const { known, name } = who(speaker);
          return (
            <li key={id}>
              <button
                type="button"
                disabled={!known}
                onClick={() => join(speaker)}
                className="flex w-full items-start gap-3 rounded-md border border-line px-3.5 py-3 text-left transition-colors duration-150 hover:border-line-strong hover:bg-hover disabled:pointer-events-none disabled:bg-sunken"
              >
                <Avatar person={who(speaker)} size="sm" />
                <span className="min-w-0 flex-1">
                  <span className="font-medium">{name}</span>
                  <span className="line-clamp-2 text-sm text-soft">{known ? text : t("unknown")}</span>
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </Dialog>
  );
}
