import { useQuery } from "@tanstack/react-query";
import { Link2, ShieldCheck, ShieldX } from "lucide-react";
import { useTranslations } from "use-intl";
import { useProblemText } from "~/api/problem-text";
import { Button } from "~/components/ui/button";
import { Spinner } from "~/components/ui/spinner";
import { cn } from "~/lib/cn";
import { verdictQuery } from "./queries";

/** Whether the audit chain is intact, verified on request. */
export function Verdict() {
  const t = useTranslations("audit");
  const textOf = useProblemText();
  const { data, error, isFetching, refetch } = useQuery({ ...verdictQuery, enabled: false });
  const colours = data?.ok === false || error ? "bg-danger-soft" : data ? "bg-accent-soft" : "bg-sunken";
  return (
    <section
      aria-live="polite"
      className={cn(
        "mb-6 flex flex-wrap items-center gap-x-4 gap-y-3 rounded-lg px-5 py-4 transition-colors",
        colours,
      )}
    >
      <span
        aria-hidden
        className={cn("[&_svg]:size-6", data?.ok ? "text-accent" : data ? "text-danger" : "text-faint")}
      >
        {isFetching ? (
          <Spinner className="size-6" />
        ) : data ? (
          data.ok ? (
            <ShieldCheck />
          ) : (
            <ShieldX />
          )
        ) : (
          <Link2 />
        )}
      </span>
      <div className="min-w-48 flex-1">
        {isFetching ? (
          <p className="text-soft">{t("verifying")}</p>
        ) : error ? (
          <p>{textOf(error)}</p>
        ) : data ? (
          <>
            <p className="font-semibold">
              {data.ok ? t("ok") : t("broken", { at: String(data.brokenAt ?? "") })}
            </p>
            <p className="text-sm break-all text-soft">
              {data.ok
                ? t("okText", { count: data.entries, head: data.head?.slice(0, 16) ?? "–" })
                : data.reason}
            </p>
          </>
        ) : (
          <p className="text-soft">{t("verifyText")}</p>
        )}
      </div>
      <Button pending={isFetching} onClick={() => void refetch()}>
        {t("verify")}
      </Button>
    </section>
  );
}
