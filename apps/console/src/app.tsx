import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { queryClient } from "./api/query-client";
import { Toaster } from "./components/ui/toast";
import { TooltipProvider } from "./components/ui/tooltip";
import { LanguageProvider } from "./i18n/provider";
import { NavContext } from "./layout/nav-context";
import { navItems } from "./pages/nav-items";
import { router } from "./router";

/** The console. */
export const App = () => (
  <LanguageProvider>
    <QueryClientProvider client={queryClient}>
      <TooltipProvider>
        <Toaster>
          <NavContext value={navItems}>
            <RouterProvider router={router} />
          </NavContext>
        </Toaster>
      </TooltipProvider>
    </QueryClientProvider>
  </LanguageProvider>
);
