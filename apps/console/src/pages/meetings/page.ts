import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { AudioLines } from "lucide-react";
import { defineMessages } from "~/i18n/define-messages";
import { defineNav } from "~/layout/nav-item";
import { inside } from "~/layout/routes";
import { meetingsSearch } from "./search";

/** The texts of the page. */
export const messages = defineMessages({ en: () => import("./en"), ko: () => import("./ko") });

/** The entry of the page in the navigation. */
export const nav = defineNav({ to: "/meetings", Icon: AudioLines, least: "viewer", order: 10 });

const meetings = createRoute({
  getParentRoute: () => inside,
  path: "/meetings",
  validateSearch: meetingsSearch,
  component: lazyRouteComponent(() => import("./index"), "MeetingsPage"),
});

/** The routes of the page. */
export const routes = [meetings] as const;
