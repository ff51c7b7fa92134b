import { Menu } from "@base-ui/react/menu";
import { Popover } from "@base-ui/react/popover";
import { PreviewCard } from "@base-ui/react/preview-card";
import type { TranscriptTurn } from "@hapju/contract";
import type { Segment } from "@hapju/spec";

/** Whose name is explained; `within`: in which segment. */
export interface WhyAsked {
  readonly speaker: string;
  readonly within?: Segment;
}

/** One popup each for the whole page, however many turns there are: a row carries only the triggers. */
export const whyCard = PreviewCard.createHandle<WhyAsked>();
/** Opens the speaker picker for a turn. */
export const speakerPicker = Popover.createHandle<{ readonly turn: TranscriptTurn }>();
/** Opens the menu of a turn, by its position. */
export const turnMenu = Menu.createHandle<{ readonly turn: number }>();
