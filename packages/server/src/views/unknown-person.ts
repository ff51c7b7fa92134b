import type { UnknownPerson as View } from "@hapju/contract";
import type { UnknownPerson } from "@hapju/meeting";

export const unknownView = ({ candidates, anchor, ...rest }: UnknownPerson): View => ({
  ...rest,
  anchor: { ...anchor },
  candidates: [...candidates],
});
