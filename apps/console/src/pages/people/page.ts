import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { UsersRound } from "lucide-react";
import { defineMessages } from "~/i18n/define-messages";
import { defineNav } from "~/layout/nav-item";
import { inside } from "~/layout/routes";

/** The texts of the page. */
export const messages = defineMessages({ en: () => import("./en"), ko: () => import("./ko") });

/** The entry of the page in the navigation. */
export const nav = defineNav({ to: "/people", Icon: UsersRound, least: "viewer", order: 20 });

const people = createRoute({
  getParentRoute: () => inside,
  path: "/people",
  component: lazyRouteComponent(() => import("./index"), "PeoplePage"),
});

const person = createRoute({
  getParentRoute: () => inside,
  path: "/people/$id",
  component: lazyRouteComponent(() => import("./person"), "PersonPage"),
});

/** The routes of the page. */
export const routes = [people, person] as const;
