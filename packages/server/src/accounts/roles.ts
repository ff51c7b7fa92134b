import type { Role } from "@hapju/contract";

const ORDER: readonly Role[] = ["viewer", "editor", "owner"];

/** Whether a role may do what needs at least another. */
export const reaches = (role: Role, least: Role) => ORDER.indexOf(role) >= ORDER.indexOf(least);

/** The lesser of two roles. */
export const lesser = (a: Role, b: Role): Role => (reaches(a, b) ? b : a);
