import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { defineMessages } from "~/i18n/define-messages";
import { inside } from "~/layout/routes";
import { meetingSearch } from "./search";

/** The texts of the page. */
export const messages = defineMessages({ en: () => import("./en"), ko: () => import("./ko") });

const meeting = createRoute({
  getParentRoute: () => inside,
  path: "/meetings/$id",
  validateSearch: meetingSearch,
  component: lazyRouteComponent(() => import("./index"), "MeetingPage"),
});

/** The routes of the page. */
export const routes = [meeting] as const;
