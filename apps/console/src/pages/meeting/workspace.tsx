import { Tabs } from "@base-ui/react/tabs";
import type { Meeting, Minutes, Tracks } from "@hapju/contract";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect, useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import { peopleQuery } from "~/api/queries/people";
import { toast } from "~/components/ui/toast";
import { clock } from "~/i18n/times";
import { copyLinkTo } from "./copy-link";
import { Header } from "./header";
import { KeysDialog } from "./keys-dialog";
import { MeetingContext, type MeetingParts, whoIn } from "./meeting-context";
import { MinutesTab } from "./minutes/minutes-tab";
import { Playback } from "./player/playback";
import { Player } from "./player/player";
import { Timeline } from "./timeline/timeline";
import { Transcript, type TranscriptCommand } from "./transcript/transcript";
import { UnknownTab } from "./unknown/unknown-tab";
import { CorrectionsContext, useMakeCorrections, useUndoKeys } from "./use-corrections";
import { useMeetingKeys } from "./use-meeting-keys";
import { WhyCard } from "./why/why-card";

interface WorkspaceProps {
  readonly meeting: Meeting;
  readonly minutes: Minutes;
  readonly tracks: Tracks;
  readonly editable: boolean;
}

const tab =
  "flex h-10 shrink-0 items-center gap-1.5 rounded-xs text-base font-medium whitespace-nowrap text-soft transition-colors duration-150 select-none hover:text-ink focus-visible:-outline-offset-2 data-active:text-ink";
const panel = "min-h-0 flex-1 outline-none";

/** A meeting that is ready: the recording, what was said, and what became of it. */
export function Workspace({ meeting, minutes, tracks, editable }: WorkspaceProps) {
  const t = useTranslations("meeting");
  const search = useSearch({ from: "/inside/meetings/$id" });
  const navigate = useNavigate({ from: "/meetings/$id" });
  const corrections = useMakeCorrections(meeting.id);
  const playback = useMemo(() => new Playback(meeting.durationSeconds), [meeting.durationSeconds]);
  const [command, setCommand] = useState<TranscriptCommand>();
  const [keysShown, setKeysShown] = useState(false);
  // Loads the names before the user opens a picker.
  useQuery(peopleQuery);

  const parts = useMemo(
    (): MeetingParts => ({
      meeting,
      minutes,
      tracks,
      playback,
      editable,
      who: whoIn(minutes.attendees, (number) => t("unknownName", { number })),
    }),
    [meeting, minutes, tracks, playback, editable, t],
  );
  const unknown = minutes.attendees.filter(({ known }) => !known).length;
  const shown = search.tab ?? "transcript";
  const show = (next: typeof shown) =>
    void navigate({ search: (before) => ({ ...before, tab: next }), replace: true });
  const inTranscript = (kind: TranscriptCommand["kind"]) => {
    if (shown !== "transcript") show("transcript");
    setCommand({ kind });
  };

  useEffect(() => {
    if (search.t !== undefined) playback.seek(search.t);
  }, [search.t, playback]);
  useUndoKeys(corrections, editable);
  useMeetingKeys({
    playback,
    turns: minutes.transcript,
    onSearch: () => inTranscript("search"),
    onEdit: () => inTranscript("edit"),
    onHelp: () => setKeysShown(true),
  });
  const copyLink = () => {
    copyLinkTo(playback.seconds);
    toast({ title: t("linkCopied", { time: clock(playback.seconds) }) });
  };

  return (
    <MeetingContext value={parts}>
      <CorrectionsContext value={corrections}>
        <div className="flex h-[calc(100dvh-4rem)] flex-col md:h-dvh">
          <Header />
          <div className="flex min-h-0 flex-1 flex-col lg:grid lg:grid-cols-[minmax(0,1.12fr)_minmax(24rem,1fr)]">
            <Player onCopyLink={copyLink} onKeys={() => setKeysShown(true)} />
            <Tabs.Root
              value={shown}
              onValueChange={show}
              className="flex min-h-0 flex-1 flex-col border-line bg-canvas max-lg:border-t lg:border-l"
            >
              <Tabs.List
                aria-label={t("tabsLabel")}
                className="relative flex shrink-0 gap-5 overflow-x-auto border-b border-line bg-surface px-4"
              >
                <Tabs.Tab value="transcript" className={tab}>
                  {t("tabs.transcript")}
                </Tabs.Tab>
                <Tabs.Tab value="minutes" className={tab}>
                  {t("tabs.minutes")}
                </Tabs.Tab>
                <Tabs.Tab value="unknown" className={tab}>
                  {t("tabs.unknown")}
                  {unknown > 0 && (
                    <span className="tabular grid h-4.5 min-w-4.5 place-items-center rounded-full bg-warn-soft px-1 text-2xs font-semibold text-warn">
                      {unknown}
                    </span>
                  )}
                </Tabs.Tab>
                <Tabs.Indicator className="absolute bottom-0 left-0 h-0.5 w-(--active-tab-width) translate-x-(--active-tab-left) rounded-full bg-accent transition-[translate,width] duration-200 ease-out" />
              </Tabs.List>
              <Tabs.Panel value="transcript" className={panel}>
                <Transcript command={command} />
              </Tabs.Panel>
              <Tabs.Panel value="minutes" className={panel}>
                <MinutesTab />
              </Tabs.Panel>
              <Tabs.Panel value="unknown" className={panel}>
                <UnknownTab />
              </Tabs.Panel>
            </Tabs.Root>
          </div>
          <div className="max-lg:hidden">
            <Timeline />
          </div>
        </div>
        <WhyCard />
        <KeysDialog open={keysShown} onOpenChange={setKeysShown} />
      </CorrectionsContext>
    </MeetingContext>
  );
}
