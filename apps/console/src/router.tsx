import { createRoute, createRouter, redirect } from "@tanstack/react-router";
import { onSignedOut, queryClient } from "./api/query-client";
import { ErrorState } from "./components/ui/states";
import { PageLoading } from "./layout/page-loading";
import { inside, root } from "./layout/routes";
import * as pages from "./pages/all";

const home = createRoute({
  getParentRoute: () => inside,
  path: "/",
  beforeLoad: () => {
    throw redirect({ to: "/meetings" });
  },
});

type Pages = typeof pages;
type RouteOf<Kind extends string> = {
  [Name in keyof Pages]: Pages[Name] extends { readonly [K in Kind]: readonly (infer Route)[] }
    ? Route
    : never;
}[keyof Pages];

const all = Object.values(pages);
const privateRoutes = all.flatMap((page) =>
  "routes" in page ? [...page.routes] : [],
) as RouteOf<"routes">[];
const publicRoutes = all.flatMap((page) =>
  "publicRoutes" in page ? [...page.publicRoutes] : [],
) as RouteOf<"publicRoutes">[];

/** The router of the console: the routes of every page. */
export const router = createRouter({
  routeTree: root.addChildren([...publicRoutes, inside.addChildren([home, ...privateRoutes])]),
  defaultPreload: "intent",
  defaultPendingComponent: PageLoading,
  defaultPendingMs: 200,
  defaultErrorComponent: ({ error, reset }) => (
    <ErrorState heading="h1" className="pt-32" error={error} onRetry={reset} />
  ),
  scrollRestoration: true,
});

onSignedOut(() => {
  const { pathname, href } = router.state.location;
  if (pathname === "/sign-in" || pathname === "/welcome") return;
  queryClient.clear();
  void router.navigate({ to: "/sign-in", search: { next: href } });
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
