import type { Role } from "@hapju/contract";

const RANK: Record<Role, number> = { viewer: 0, editor: 1, owner: 2 };

/** Whether a role includes everything that another role may do. */
export const reaches = (role: Role, least: Role): boolean => RANK[role] >= RANK[least];
