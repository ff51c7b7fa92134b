import type { Scope } from "@hapju/spec";
import { sealName } from "@hapju/storage";
import type { Recording } from "../../recording.ts";

/** Name of the tenant's key that the biometric artifacts of a recording are encrypted under: destroying it erases all of them. */
export const sealKeyOf = ({ file }: Recording): string => `recording-${file.digest}`;

/** The name of that key for the engine, which works for all tenants. */
export const engineSealKey = ({ tenant }: Scope, recording: Recording): string =>
  sealName(tenant, sealKeyOf(recording));
