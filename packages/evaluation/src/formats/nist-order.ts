interface Placed {
  readonly session: string;
  readonly channel: string;
  readonly startSeconds: number;
}

/** The order that sclite demands of STM and CTM: by session and channel as text, then by start. */
export const inNistOrder = <P extends Placed>(lines: readonly P[]): P[] =>
  lines.toSorted(
    (a, b) =>
      compare(a.session, b.session) || compare(a.channel, b.channel) || a.startSeconds - b.startSeconds,
  );

const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b));
