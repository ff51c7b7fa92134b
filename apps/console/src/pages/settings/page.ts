import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { Settings } from "lucide-react";
import { defineMessages } from "~/i18n/define-messages";
import { defineNav } from "~/layout/nav-item";
import { inside } from "~/layout/routes";

/** The texts of the page. */
export const messages = defineMessages({ en: () => import("./en"), ko: () => import("./ko") });

/** The entry of the page in the navigation. */
export const nav = defineNav({ to: "/settings", Icon: Settings, least: "viewer", order: 70 });

const settings = createRoute({
  getParentRoute: () => inside,
  path: "/settings",
  component: lazyRouteComponent(() => import("./index"), "SettingsPage"),
});

/** The routes of the page. */
export const routes = [settings] as const;
