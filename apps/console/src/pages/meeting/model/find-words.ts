import type { TranscriptTurn } from "@hapju/contract";

/** Where a search is found: a turn and the words it covers, `from` to `to` (exclusive). */
export interface Match {
  readonly turn: number;
  readonly from: number;
  readonly to: number;
}

const plain = (text: string) => text.normalize("NFC").toLocaleLowerCase();

/** Every place in the transcript that holds the text, across words, in any case. */
export function findWords(turns: readonly TranscriptTurn[], text: string): Match[] {
  const wanted = plain(text.trim()).replace(/\s+/g, " ");
  if (wanted === "") return [];
  return turns.flatMap(({ words }, turn) => {
    const starts: number[] = [];
    let line = "";
    for (const word of words) {
      if (line !== "") line += " ";
      starts.push(line.length);
      line += plain(word.text);
    }
    const found: Match[] = [];
    for (let at = line.indexOf(wanted); at >= 0; at = line.indexOf(wanted, at + wanted.length)) {
      const from = starts.findLastIndex((start) => start <= at);
      const to = starts.findLastIndex((start) => start < at + wanted.length) + 1;
      found.push({ turn, from, to });
    }
    return found;
  });
}
