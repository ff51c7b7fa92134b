import { APIError } from "better-auth/api";
import { ServerError } from "../errors.ts";
import type { Auth } from "./auth.ts";
import type { Caller, User } from "./caller.ts";
import { type Keys, secretOf } from "./keys.ts";
import type { Users } from "./users.ts";

/** A user who has just signed in. */
export interface SignedIn {
  readonly user: User;
  /** Values of `Set-Cookie`. */
  readonly cookies: readonly string[];
}

/** Sessions by cookie, and the callers behind cookies and keys. */
export type Sessions = ReturnType<typeof createSessions>;

/** Creates the functions that sign users in and out. */
export const createSessions = (auth: Auth, users: Users, keys: Keys) => ({
  /** The caller by cookie or by key; undefined: no one is signed in. */
  async callerOf(headers: Headers): Promise<Caller | undefined> {
    const secret = secretOf(headers);
    if (secret !== undefined) {
      const found = await keys.find(secret);
      return found && { ...found, by: "key" };
    }
    if (!headers.has("cookie")) return undefined;
    const session = await auth.api.getSession({ headers, query: { disableCookieCache: true } });
    return session ? { ...(session.user as unknown as User), by: "session" } : undefined;
  },

  /** @throws ServerError `credentials-wrong` */
  async signIn(email: string, password: string, headers: Headers): Promise<SignedIn> {
    try {
      const answer = await auth.api.signInEmail({
        body: { email: email.toLowerCase(), password },
        headers,
        returnHeaders: true,
      });
      return { user: await users.find(answer.response.user.id), cookies: answer.headers.getSetCookie() };
    } catch (error) {
      if (!(error instanceof APIError)) throw error;
      throw new ServerError(
        "credentials-wrong",
        "No user has this email address and password. Check both, or ask an owner for a new link.",
      );
    }
  },

  /** Ends the session that the cookies name. @returns the cookies that end it in the browser */
  async signOut(headers: Headers): Promise<readonly string[]> {
    const answer = await auth.api.signOut({ headers, returnHeaders: true });
    return answer.headers.getSetCookie();
  },
});
