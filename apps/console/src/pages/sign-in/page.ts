import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { defineMessages } from "~/i18n/define-messages";
import { root } from "~/layout/routes";
import { nextSearch, welcomeSearch } from "./search";

/** The texts of the page. */
export const messages = defineMessages({ en: () => import("./en"), ko: () => import("./ko") });

const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  validateSearch: nextSearch,
  component: lazyRouteComponent(() => import("./sign-in"), "SignInPage"),
});
const welcome = createRoute({
  getParentRoute: () => root,
  path: "/welcome",
  validateSearch: welcomeSearch,
  component: lazyRouteComponent(() => import("./welcome"), "WelcomePage"),
});

/** The routes of the page: those that need no sign-in. */
export const publicRoutes = [signIn, welcome] as const;
