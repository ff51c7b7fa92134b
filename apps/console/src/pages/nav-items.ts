import type { NamedNavItem } from "~/layout/nav-context";
import * as pages from "./all";

/** The entries of the pages in the navigation, in order. */
export const navItems: readonly NamedNavItem[] = Object.entries(pages)
  .flatMap(([name, page]) => ("nav" in page ? [{ name, ...page.nav } as NamedNavItem] : []))
  .toSorted((a, b) => a.order - b.order);
