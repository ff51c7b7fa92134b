import type { Role } from "@hapju/contract";
import type { LucideIcon } from "lucide-react";
import type { ComponentType } from "react";

/** The entry of a page in the main navigation; its label is the text `title` of the page. */
export interface NavItem<To extends string = string> {
  readonly to: To;
  readonly Icon: LucideIcon;
  /** The lowest role that may open the page. */
  readonly least: Role;
  /** Where it stands: lower comes first. */
  readonly order: number;
  /** How many things wait on the page, shown beside the label. */
  readonly Count?: ComponentType;
}

/** Declares the navigation entry of a page. */
export const defineNav = <const To extends string>(item: NavItem<To>): NavItem<To> => item;
