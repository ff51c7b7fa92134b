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
  until,
  goneSince,
  ...rest
}: Biometrics): NonNullable<View["biometrics"]> => ({
  ...rest,
  ...(until ? { until: until.toISOString() } : {}),
  ...(goneSince ? { goneSince: goneSince.toISOString() } : {}),
});
