import { ApiError } from "@hapju/contract/client";
import { createRootRoute, createRoute, lazyRouteComponent, Outlet, redirect } from "@tanstack/react-router";
import { meQuery } from "~/api/queries/account";
import { queryClient } from "~/api/query-client";
import { Missing } from "./missing";

/** The parent of the pages that need no sign-in. */
export const root = createRootRoute({ component: Outlet, notFoundComponent: Missing });

/** The parent of the pages behind the sign-in. */
export const inside = createRoute({
  getParentRoute: () => root,
  id: "inside",
  component: lazyRouteComponent(() => import("./shell"), "Shell"),
  beforeLoad: async ({ location }) => {
    try {
      await queryClient.ensureQueryData(meQuery);
    } catch (error) {
      if (error instanceof ApiError && error.status === 401)
        throw redirect({ to: "/sign-in", search: { next: location.href } });
      throw error;
    }
  },
});
