import { Outlet } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { BottomBar } from "./bottom-bar";
import { Sidebar } from "./sidebar";

/** The frame of every page behind the sign-in. */
export function Shell() {
  const t = useTranslations("common");
  return (
    <div className="flex min-h-dvh">
      <a
        href="#content"
        className="fixed top-3 left-3 z-60 -translate-y-20 rounded-md bg-ink px-4 py-2 font-medium text-canvas focus:translate-y-0"
      >
        {t("skip")}
      </a>
      <Sidebar />
      <main id="content" tabIndex={-1} className="min-w-0 flex-1 pb-16 outline-none md:pb-0">
        <Outlet />
      </main>
      <BottomBar />
    </div>
  );
}
