import type { Role } from "@hapju/contract";
import {
  AudioLines,
  Boxes,
  type LucideIcon,
  ScanFace,
  ScrollText,
  Settings,
  UsersRound,
  Workflow,
} from "lucide-react";

interface NavItem {
  readonly name: "meetings" | "people" | "review" | "runs" | "models" | "audit" | "settings";
  readonly to: "/meetings" | "/people" | "/review" | "/runs" | "/models" | "/audit" | "/settings";
  readonly Icon: LucideIcon;
  readonly least: Role;
}

const items: readonly NavItem[] = [
  { name: "meetings", to: "/meetings", Icon: AudioLines, least: "viewer" },
  { name: "people", to: "/people", Icon: UsersRound, least: "viewer" },
  { name: "review", to: "/review", Icon: ScanFace, least: "editor" },
  { name: "runs", to: "/runs", Icon: Workflow, least: "viewer" },
  { name: "models", to: "/models", Icon: Boxes, least: "viewer" },
  { name: "audit", to: "/audit", Icon: ScrollText, least: "owner" },
  { name: "settings", to: "/settings", Icon: Settings, least: "viewer" },
];

const RANK: Record<Role, number> = { viewer: 0, editor: 1, owner: 2 };
export const reaches = (role: Role, least: Role): boolean => RANK[role] >= RANK[least];

/** The pages that somebody with this role may open. */
export const navItemsOf = (role: Role) => items.filter(({ least }) => reaches(role, least));
