import type { UnknownPerson as View } from "@hapju/contract";
import type { UnknownPerson } from "@hapju/meeting";

/** An unknown person as the API answers it. */
export const unknownView = ({ candidates, anchor, ...rest }: UnknownPerson): View => ({
  ...rest,
  anchor: { ...anchor },
  candidates: [...candidates],
});
