import { randomUUID } from "node:crypto";
import { DEFAULT_TENANT } from "@hapju/spec";
import type { Database } from "@hapju/storage";
import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { betterAuth } from "better-auth/minimal";
import { hashedSessions } from "./hashed-sessions.ts";
import * as tables from "./tables.ts";

/** How long a session lasts after its last use. */
const SESSION_SECONDS = 14 * 86_400;

/** better-auth on our database. */
export type Auth = ReturnType<typeof openAuth>;

/** Opens better-auth. Its routes are not served: the API has routes of its own, which call its functions. */
export function openAuth(database: Database, { secret, publicUrl }: { secret: string; publicUrl: URL }) {
  return betterAuth({
    baseURL: publicUrl.origin,
    secret,
    database: hashedSessions(
      drizzleAdapter(database, { provider: "pg", schema: tables, transaction: false }),
    ),
    // Users are invited.
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10, maxPasswordLength: 128 },
    user: {
      additionalFields: {
        role: { type: ["viewer", "editor", "owner"], required: true, input: false },
        tenant: { type: "string", required: true, input: false, defaultValue: DEFAULT_TENANT },
      },
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
