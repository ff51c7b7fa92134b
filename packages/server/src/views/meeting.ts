import type { Meeting as View } from "@hapju/contract";
import type { Biometrics, Meeting } from "@hapju/meeting";

export const meetingView = (
  { createdAt, people, ...rest }: Meeting,
  more: Pick<View, "progress" | "failure" | "biometrics"> = {},
): View => ({
  ...rest,
  people: people.map((person) => ({ ...person })),
  createdAt: createdAt.toISOString(),
  ...more,
});

export const biometricsView = ({
  readable,
  until,
  goneSince,
  lookSeconds,
}: Biometrics): NonNullable<View["biometrics"]> => ({
  readable,
  ...(until ? { expiresAt: until.toISOString() } : {}),
  ...(goneSince ? { destroyedAt: goneSince.toISOString() } : {}),
  ...(lookSeconds === undefined ? {} : { analysisSeconds: lookSeconds }),
});
