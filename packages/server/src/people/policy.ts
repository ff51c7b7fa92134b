import type { Policy } from "@hapju/contract";
import type { Settings } from "../settings.ts";

const SETTING = "policy";
const DEFAULT: Policy = { keepUnknownFaces: false };

/** Reads what this installation keeps about unknown people. */
export const readPolicy = async (settings: Settings): Promise<Policy> => ({
  ...DEFAULT,
  ...(await settings.get<Partial<Policy>>(SETTING)),
});

/** Changes what this installation keeps about unknown people. */
export const savePolicy = (settings: Settings, policy: Policy): Promise<void> =>
  settings.set(SETTING, policy);
