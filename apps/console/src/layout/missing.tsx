import { Link } from "@tanstack/react-router";
import { Compass } from "lucide-react";
import { useTranslations } from "use-intl";
import { buttonClass } from "~/components/ui/button";
import { EmptyState } from "~/components/ui/states";

/** The page for an address that does not exist. */
export function Missing() {
  const t = useTranslations("common.missing");
  return (
    <main>
      <EmptyState
        heading="h1"
        className="pt-32"
        icon={<Compass />}
        title={t("title")}
        action={
          <Link to="/meetings" className={buttonClass()}>
            {t("back")}
          </Link>
        }
      >
        {t("text")}
      </EmptyState>
    </main>
  );
}
