import { PreviewCard } from "@base-ui/react/preview-card";
import type { Segment } from "@hapju/spec";
import { Avatar } from "~/components/ui/person";
import { cn } from "~/lib/cn";
import { useMeeting } from "../meeting-context";
import { whyCard } from "../transcript/transcript-handles";

interface NameProps {
  readonly speaker: string;
  readonly within?: Segment;
  readonly className?: string;
}

/** A name that says on hover or focus why it is there. */
export function Name({ speaker, within, className }: NameProps) {
  const { who } = useMeeting();
  const person = who(speaker);
  return (
    <PreviewCard.Trigger
      handle={whyCard}
      payload={{ speaker, ...(within ? { within } : {}) }}
      delay={350}
      render={<button type="button" />}
      className={cn("inline-flex min-w-0 cursor-help items-center gap-2 rounded-xs text-left", className)}
    >
      <Avatar person={person} size="sm" />
      <span className={cn("truncate font-medium", !person.known && "text-soft")}>{person.name}</span>
    </PreviewCard.Trigger>
  );
}
