import type { Role } from "@hapju/contract";
import type { LinkProps } from "@tanstack/react-router";
import { createContext, useContext } from "react";
import type { Messages } from "use-intl";
import { reaches } from "~/lib/roles";
import type { NavItem } from "./nav-item";

/** The names of the pages that have a title. */
type TitledPage = {
  [Name in keyof Messages]: Messages[Name] extends { readonly title: string } ? Name : never;
}[keyof Messages];

/** An entry of the navigation with the name of its page. */
export interface NamedNavItem extends NavItem<NonNullable<LinkProps["to"]>> {
  readonly name: TitledPage;
}

/** The entries of the navigation, in order. The frame of the pages knows no page: the application provides them. */
export const NavContext = createContext<readonly NamedNavItem[]>([]);

/** The entries of the pages that a role may open. */
export const useNavItems = (role: Role): readonly NamedNavItem[] =>
  useContext(NavContext).filter(({ least }) => reaches(role, least));
