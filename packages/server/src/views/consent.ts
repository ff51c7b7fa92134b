import type { NewConsent as NewConsentView } from "@hapju/contract";
import type { NewConsent } from "@hapju/identity";
import { withoutUndefined } from "../without-undefined.ts";

/** A consent of a request, as the directory takes it. */
export const consentOf = ({ givenAt, ...consent }: NewConsentView): NewConsent =>
  withoutUndefined({ ...consent, givenAt: givenAt === undefined ? undefined : new Date(givenAt) });
