import type { Role } from "@hapju/contract";

const ORDER: readonly Role[] = ["viewer", "editor", "owner"];

/** Whether a role includes another. */
export const includesRole = (role: Role, required: Role): boolean =>
  ORDER.indexOf(role) >= ORDER.indexOf(required);

/** The lesser of two roles. */
export const lesserRole = (a: Role, b: Role): Role => (includesRole(a, b) ? b : a);
