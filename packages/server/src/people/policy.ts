import type { Settings } from "../settings.ts";

/** What this installation does with people it does not know. */
export interface Policy {
  /** Whether unknown faces may be compared across meetings. */
  readonly keepUnknownFaces: boolean;
}

const SETTING = "policy";
const DEFAULT: Policy = { keepUnknownFaces: false };

export const readPolicy = async (settings: Settings): Promise<Policy> => ({
  ...DEFAULT,
  ...(await settings.get<Partial<Policy>>(SETTING)),
});

export const savePolicy = (settings: Settings, policy: Policy): Promise<void> =>
  settings.set(SETTING, policy);
