import type { OwnerHint } from "../language.ts";
import { assignedIn } from "./assignments.ts";
import { dutyIn } from "./duties.ts";
import { isJoke } from "./moods.ts";
import { promisedIn } from "./promises.ts";
import { requestedIn } from "./requests.ts";
import { isSmallTalk } from "./small-talk.ts";

/** Whom a plain sentence makes responsible; see `SentenceRules.findAction`. */
export function findAction(text: string, names: readonly string[]): OwnerHint | undefined {
  if (isJoke(text) || isSmallTalk(text)) return undefined;
  const name = assignedIn(text, names);
  if (name) return { kind: "named", name };
  return promisedIn(text) ?? requestedIn(text) ?? dutyIn(text);
}
