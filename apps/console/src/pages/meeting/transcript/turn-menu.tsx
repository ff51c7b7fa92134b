import { Menu } from "@base-ui/react/menu";
import { Copy, Link, Merge, PenLine, Scissors, SplitSquareHorizontal } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { MenuItem, MenuSeparator } from "~/components/ui/menu";
import { floating } from "~/components/ui/popup-styles";
import { toast } from "~/components/ui/toast";
import { clock } from "~/i18n/times";
import { cn } from "~/lib/cn";
import { copyLinkTo } from "../copy-link";
import { useMeeting } from "../meeting-context";
import { nextOfSpeaker } from "../model/next-of-speaker";
import { nextOfAnother, planJoin } from "../model/plan-join";
import { saidAt } from "../model/said-at";
import { useCorrections } from "../use-corrections";
import { JoinDialog, type Joining } from "./join-dialog";
import { turnMenu } from "./transcript-handles";
import { borderBefore } from "./word-splitter";

interface TurnMenuProps {
  readonly onEdit: (turn: number) => void;
  readonly onSplit: (turn: number) => void;
}

/** What can be done to a turn beside typing. */
export function TurnMenu(props: TurnMenuProps) {
  const [joining, setJoining] = useState<Joining>();
  return (
    <>
      <Menu.Root handle={turnMenu} modal={false}>
        {({ payload }) => (
          <Menu.Portal>
            <Menu.Positioner side="bottom" align="end" sideOffset={6} className="z-40 outline-none">
              <Menu.Popup className={cn(floating, "min-w-56 p-1.5")}>
                {payload && <Items turn={payload.turn} onJoin={setJoining} {...props} />}
              </Menu.Popup>
            </Menu.Positioner>
          </Menu.Portal>
        )}
      </Menu.Root>
      <JoinDialog joining={joining} onClose={() => setJoining(undefined)} />
    </>
  );
}

interface ItemsProps extends TurnMenuProps {
  readonly turn: number;
  /** Joins turns of different speakers, once it is said who remains. */
  readonly onJoin: (joining: Joining) => void;
}

function Items({ turn: index, onEdit, onSplit, onJoin }: ItemsProps) {
  const t = useTranslations("meeting");
  const { minutes, playback, who } = useMeeting();
  const { make } = useCorrections();
  const turn = minutes.transcript[index];
  if (!turn) return null;
  const now = saidAt(minutes.transcript, playback.seconds);
  const here = now?.turn === index && now.word > 0 ? now.word : undefined;
  const next = nextOfSpeaker(minutes.transcript, index);
  const another = nextOfAnother(minutes.transcript, index);
  return (
    <>
      <MenuItem icon={<PenLine />} onSelect={() => onEdit(index)}>
        {t(turn.gap ? "transcript.editGap" : "transcript.edit")}
      </MenuItem>
      {!turn.gap && (
        <MenuItem icon={<Scissors />} disabled={turn.words.length < 2} onSelect={() => onSplit(index)}>
          {t("transcript.split")}
        </MenuItem>
      )}
      {here !== undefined && (
        <MenuItem
          icon={<SplitSquareHorizontal />}
          onSelect={() => void make([{ kind: "split", seconds: borderBefore(turn, here) }])}
        >
          {t("transcript.splitHere")}
        </MenuItem>
      )}
      {!turn.gap && (
        <MenuItem
          icon={<Merge />}
          disabled={!next}
          onSelect={() => next && void make(planJoin(turn, next, turn.speaker))}
        >
          {t("transcript.join", { name: who(turn.speaker).name })}
        </MenuItem>
      )}
      {!turn.gap && another && (who(turn.speaker).known || who(another.speaker).known) && (
        <MenuItem icon={<Merge />} onSelect={() => onJoin([turn, another])}>
          {t("transcript.joinAnother", { name: who(another.speaker).name })}
        </MenuItem>
      )}
      <MenuSeparator />
      {!turn.gap && (
        <MenuItem
          icon={<Copy />}
          onSelect={() => {
            void navigator.clipboard.writeText(
              `${who(turn.speaker).name} (${clock(turn.startSeconds)}): ${turn.text}`,
            );
            toast({ title: t("transcript.copyText") });
          }}
        >
          {t("transcript.copyText")}
        </MenuItem>
      )}
      <MenuItem
        icon={<Link />}
        onSelect={() => {
          copyLinkTo(turn.startSeconds);
          toast({ title: t("linkCopied", { time: clock(turn.startSeconds) }) });
        }}
      >
        {t("transcript.copyLink")}
      </MenuItem>
    </>
  );
}
