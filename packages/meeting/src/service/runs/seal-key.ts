import type { Scope } from "@hapju/spec";
import { sealName } from "@hapju/storage";
import type { Recording } from "../../recording.ts";

/** Name of the tenant's key that the biometric artifacts of a recording are encrypted under: destroying it erases all of them. */
export const sealKeyOf = ({ file }: Recording): string => `recording-${file.digest}`;

/**
 * Name of the tenant's key that the templates of the people who may be named in a recording are encrypted under. It is
 * apart, so that taking out a person who may be named, and is not in the recording, leaves the recording's own key.
 */
export const directoryKeyOf = ({ file }: Recording): string => `directory-${file.digest}`;

/** The names of these keys for the engine, which works for all tenants. */
export const engineSealKeys = ({ tenant }: Scope, recording: Recording) => ({
  sealKey: sealName(tenant, sealKeyOf(recording)),
  inputSealKeys: { directory: sealName(tenant, directoryKeyOf(recording)) },
});
