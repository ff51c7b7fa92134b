import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { X } from "lucide-react";
import { useTranslations } from "use-intl";
import { peopleQuery } from "~/api/queries/people";
import { cn } from "~/lib/cn";

const route = getRouteApi("/inside/meetings");
const states = [undefined, "running", "ready", "failed"] as const;

const pill =
  "inline-flex h-7 shrink-0 items-center gap-1.5 rounded-full px-3 text-sm font-medium transition-colors duration-150";

/** Which meetings are shown. */
export function MeetingFilterBar() {
  const t = useTranslations("meetings.filter");
  const { state, person } = route.useSearch();
  const { data: people } = useQuery({ ...peopleQuery, enabled: person !== undefined });
  return (
    <nav aria-label={t("label")} className="-mx-1 mb-4 flex gap-1 overflow-x-auto p-1">
      {states.map((each) => (
        <Link
          key={each ?? "all"}
          from="/meetings"
          search={(search) => ({ ...search, state: each })}
          replace
          aria-current={state === each ? "true" : undefined}
          className={cn(
            pill,
            state === each ? "bg-ink text-canvas" : "text-soft hover:bg-hover hover:text-ink",
          )}
          activeProps={{}}
        >
          {t(each ?? "all")}
        </Link>
      ))}
      {person !== undefined && (
        <Link
          from="/meetings"
          search={(search) => ({ ...search, person: undefined })}
          replace
          aria-label={t("clearPerson")}
          className={cn(pill, "bg-accent-soft text-accent-strong")}
        >
          {t("person", { name: people?.find(({ id }) => id === person)?.name ?? "…" })}
          <X aria-hidden className="size-3.5" />
        </Link>
      )}
    </nav>
  );
}
