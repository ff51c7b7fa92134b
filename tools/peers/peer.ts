/** A program of another maker: where it is, or why it cannot be used here. */
export type Peer = { readonly path: string } | { readonly missing: string };

/** Words for the title of tests of a peer: the peer, and why they are skipped if it is not here. */
export const titleOf = (name: string, peer: Peer): string =>
  "missing" in peer ? `${name}, skipped: ${peer.missing}` : name;

/**
 * The path of a peer in a test that is skipped where there is none.
 * @throws Error with the reason if there is none
 */
export function pathOf(peer: Peer): string {
  if ("missing" in peer) throw new Error(peer.missing);
  return peer.path;
}
