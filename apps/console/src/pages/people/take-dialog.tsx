import { type ReactNode, useState } from "react";
import { Button } from "~/components/ui/button";
import { Dialog } from "~/components/ui/dialog";
import type { Enrol } from "./use-enrol";

interface TakeDialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly enrol: Enrol;
  /** Where it came from, as the directory shows it. */
  readonly source: string;
  readonly words: {
    readonly title: string;
    readonly text: string;
    readonly again: string;
    readonly use: string;
  };
  /** Shows what was taken, or takes it. */
  readonly children: (taken: Blob | undefined, take: (taken: Blob) => void) => ReactNode;
}

/** Takes a photo or a sound to enrol a person by. Nothing is sent before the user has reviewed it. */
export function TakeDialog({ open, onOpenChange, enrol, source, words, children }: TakeDialogProps) {
  const [taken, setTaken] = useState<Blob>();
  const close = (isOpen: boolean) => {
    onOpenChange(isOpen);
    if (!isOpen) setTaken(undefined);
  };
  const use = () => {
    if (!taken) return;
    enrol.mutate(
      { bytes: taken, name: source },
      { onSuccess: () => close(false), onError: () => setTaken(undefined) },
    );
  };
  return (
    <Dialog
      open={open}
      onOpenChange={close}
      title={words.title}
      description={words.text}
      actions={
        taken && (
          <>
            <Button onClick={() => setTaken(undefined)} disabled={enrol.isPending}>
              {words.again}
            </Button>
            <Button variant="primary" onClick={use} pending={enrol.isPending}>
              {words.use}
            </Button>
          </>
        )
      }
    >
      {children(taken, setTaken)}
    </Dialog>
  );
}
