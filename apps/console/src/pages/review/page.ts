import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { ScanFace } from "lucide-react";
import { defineMessages } from "~/i18n/define-messages";
import { defineNav } from "~/layout/nav-item";
import { inside } from "~/layout/routes";
import { WaitingCount } from "./waiting-count";

/** The texts of the page. */
export const messages = defineMessages({ en: () => import("./en"), ko: () => import("./ko") });

/** The entry of the page in the navigation. */
export const nav = defineNav({
  to: "/review",
  Icon: ScanFace,
  least: "editor",
  order: 30,
  Count: WaitingCount,
});

const review = createRoute({
  getParentRoute: () => inside,
  path: "/review",
  component: lazyRouteComponent(() => import("./index"), "ReviewPage"),
});

/** The routes of the page. */
export const routes = [review] as const;
