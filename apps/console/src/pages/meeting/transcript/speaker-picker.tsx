import { Popover } from "@base-ui/react/popover";
import type { TranscriptTurn } from "@hapju/contract";
import { useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { floating } from "~/components/ui/popup-styles";
import { cn } from "~/lib/cn";
import { NewPersonForm } from "~/pages/people/new-person-form";
import { useMeeting } from "../meeting-context";
import { isElsewhere, planSpeaker, type SpeakerChange } from "../model/plan-speaker";
import { useCorrections } from "../use-corrections";
import { PersonOptions } from "./person-options";
import { speakerPicker } from "./transcript-handles";

/** A change of speaker that waits for a new person. */
type Waiting = Omit<SpeakerChange, "person"> & { readonly name: string };

/** Says who really speaks, in one turn or wherever that speaker is: a person of the directory, or a new one. */
export function SpeakerPicker() {
  const t = useTranslations("review");
  const { make } = useCorrections();
  const [waiting, setWaiting] = useState<Waiting>();
  const popup = useRef<HTMLDivElement>(null);
  return (
    <>
      <Popover.Root handle={speakerPicker}>
        {({ payload }) => (
          <Popover.Portal>
            <Popover.Positioner side="bottom" align="start" sideOffset={6} className="z-40">
              <Popover.Popup
                ref={popup}
                // The scope comes first, and a name is what is typed.
                initialFocus={() => popup.current?.querySelector<HTMLElement>("input:not([type=radio])")}
                className={cn(floating, "w-80 max-w-[calc(100vw-2rem)] p-4")}
              >
                {payload && <Content turn={payload.turn} onNew={setWaiting} />}
              </Popover.Popup>
            </Popover.Positioner>
          </Popover.Portal>
        )}
      </Popover.Root>
      <NewPersonForm
        open={waiting !== undefined}
        {...(waiting ? { typed: waiting.name } : {})}
        title={t("newTitle")}
        description={t("newText")}
        action={t("add")}
        onClose={() => setWaiting(undefined)}
        onAdded={({ id }) => {
          if (waiting) void make([planSpeaker({ ...waiting, person: id })]);
        }}
      />
    </>
  );
}

interface ContentProps {
  readonly turn: TranscriptTurn;
  readonly onNew: (waiting: Waiting) => void;
}

function Content({ turn, onNew }: ContentProps) {
  const t = useTranslations("meeting.speaker");
  const { minutes, tracks, who } = useMeeting();
  const { make } = useCorrections();
  const { name, known } = who(turn.speaker);
  const elsewhere = isElsewhere(turn, minutes.transcript, tracks.tracks);
  // Who had no name has none anywhere; who had one is mostly right.
  const [everywhere, setEverywhere] = useState(elsewhere && !known);
  const pick = (person: string | null) => {
    speakerPicker.close();
    void make([planSpeaker({ turn, person, everywhere })]);
  };
  const add = (name: string) => {
    speakerPicker.close();
    onNew({ turn, everywhere, name });
  };
  return (
    <div className="space-y-3">
      <Popover.Title className="font-semibold tracking-tight">{t("title")}</Popover.Title>
      {elsewhere && (
        <fieldset className="flex rounded-md bg-sunken p-0.5 text-sm">
          {[false, true].map((all) => (
            <label
              key={String(all)}
              className="flex min-w-0 flex-1 cursor-pointer justify-center rounded-sm px-2 py-1 text-soft has-checked:bg-raised has-checked:font-medium has-checked:text-ink has-checked:shadow-card has-focus-visible:outline-2 has-focus-visible:outline-accent"
            >
              <input
                type="radio"
                name="scope"
                className="sr-only"
                checked={everywhere === all}
                onChange={() => setEverywhere(all)}
              />
              <span className="truncate">{all ? t("everywhere", { name }) : t("thisTurn")}</span>
            </label>
          ))}
        </fieldset>
      )}
      <PersonOptions except={turn.speaker} onPick={pick} onNew={add} allowsUnknown={known} />
    </div>
  );
}
