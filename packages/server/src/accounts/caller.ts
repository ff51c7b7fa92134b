import type { Role } from "@hapju/contract";
import type { Scope } from "@hapju/spec";

/** A user, as the database has them. */
export interface User {
  readonly id: string;
  /** The tenant the user belongs to. */
  readonly tenant: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly createdAt: Date;
}

/** The user who makes a request. A key carries no cookie, so no other page can use it. */
export interface Caller extends User {
  readonly by: "session" | "key";
}

/** The scope in which the requests of a user run. */
export const scopeOf = ({ tenant, id }: User): Scope => ({ tenant, actor: id });
