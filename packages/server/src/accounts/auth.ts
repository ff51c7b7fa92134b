import { randomUUID } from "node:crypto";
import type { Database } from "@hapju/storage";
import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { betterAuth } from "better-auth/minimal";
import { hashedSessions } from "./hashed-sessions.ts";
import * as tables from "./tables.ts";

/** How long a session lasts after its last use. */
const SESSION_SECONDS = 14 * 86_400;

/** better-auth on our database. Its own routes are not served: the API has its own, which call these functions. */
export function openAuth(database: Database, { secret, publicUrl }: { secret: string; publicUrl: URL }) {
  return betterAuth({
    baseURL: publicUrl.origin,
    secret,
    database: hashedSessions(
      drizzleAdapter(database, { provider: "pg", schema: tables, transaction: false }),
    ),
    // Users come by invitation.
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10, maxPasswordLength: 128 },
    user: {
      additionalFields: { role: { type: ["viewer", "editor", "owner"], required: true, input: false } },
    },
    session: { expiresIn: SESSION_SECONDS, updateAge: 86_400 },
    advanced: {
      cookiePrefix: "hapju",
      useSecureCookies: publicUrl.protocol === "https:",
      defaultCookieAttributes: { httpOnly: true, sameSite: "lax", path: "/" },
      database: { generateId: () => randomUUID() },
    },
    telemetry: { enabled: false },
    logger: { level: "error" },
  });
}
