import type { TranscriptTurn } from "@hapju/contract";

const WIDE = /[\u1100-\u11ff\u3000-\ud7ff\uf900-\ufaff\uff00-\uff60]/g;

/** About how high a turn will be, in pixels, so that the list hardly moves when it is measured. */
export function estimateHeight({ text, gap }: TranscriptTurn, width: number): number {
  const wide = text.match(WIDE)?.length ?? 0;
  const pixels = (text.length - wide) * 7.4 + wide * 13.6;
  const lines = gap ? 1 : Math.max(1, Math.ceil(pixels / Math.max(120, width - 64)));
  return lines * 26 + 40;
}
