import { findProgram } from "../../../../tools/peers/find-program.ts";
import type { Peer } from "../../../../tools/peers/peer.ts";

/** A program of NIST's scoring toolkit, SCTK. */
export const sctk = (name: string): Peer =>
  findProgram(name, ["/usr/lib/sctk/bin"], "It is part of SCTK: `apt-get install sctk` on Debian.");
