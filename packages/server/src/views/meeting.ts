import type { Meeting as View } from "@hapju/contract";
import type { BiometricsStatus, Meeting } from "@hapju/meeting";
import { withoutUndefined } from "../without-undefined.ts";

/** A meeting as the API answers it. */
export const meetingView = (
  { createdAt, people, ...rest }: Meeting,
  more: Pick<View, "progress" | "failure" | "biometrics"> = {},
): View => ({
  ...rest,
  people: people.map((person) => ({ ...person })),
  createdAt: createdAt.toISOString(),
  ...more,
});

/** The biometric data of a meeting as the API answers it. */
export const biometricsView = ({
  readable,
  expiresAt,
  destroyedAt,
  analysisSeconds,
}: BiometricsStatus): NonNullable<View["biometrics"]> =>
  withoutUndefined({
    readable,
    expiresAt: expiresAt?.toISOString(),
    destroyedAt: destroyedAt?.toISOString(),
    analysisSeconds,
  });
