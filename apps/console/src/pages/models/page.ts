import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { Boxes } from "lucide-react";
import { defineMessages } from "~/i18n/define-messages";
import { defineNav } from "~/layout/nav-item";
import { inside } from "~/layout/routes";

/** The texts of the page. */
export const messages = defineMessages({ en: () => import("./en"), ko: () => import("./ko") });

/** The entry of the page in the navigation. */
export const nav = defineNav({ to: "/models", Icon: Boxes, least: "viewer", order: 50 });

const models = createRoute({
  getParentRoute: () => inside,
  path: "/models",
  component: lazyRouteComponent(() => import("./index"), "ModelsPage"),
});

/** The routes of the page. */
export const routes = [models] as const;
