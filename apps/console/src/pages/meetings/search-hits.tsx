import type { SearchHit } from "@hapju/contract";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { SearchX } from "lucide-react";
import { useTranslations } from "use-intl";
import { Badge } from "~/components/ui/badge";
import { Button } from "~/components/ui/button";
import { Card } from "~/components/ui/card";
import { Avatar } from "~/components/ui/person";
import { Skeleton } from "~/components/ui/skeleton";
import { EmptyState, ErrorState } from "~/components/ui/states";
import { clock } from "~/i18n/times";
import { cn } from "~/lib/cn";
import { Highlighted } from "./highlighted";
import { searchQuery } from "./queries";

/** What was said or decided that has the words searched for, by meeting. */
export function SearchHits({ q }: { readonly q: string }) {
  const t = useTranslations("meetings");
  const common = useTranslations("common");
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage, isPlaceholderData } =
    useInfiniteQuery(searchQuery(q));

  if (!data) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Loading />;
  const hits = data.pages.flatMap(({ items }) => items);
  if (hits.length === 0)
    return (
      <EmptyState icon={<SearchX />} title={t("hits.none")}>
        {t("hits.noneText")}
      </EmptyState>
    );

  const meetings = Map.groupBy(hits, ({ meeting }) => meeting);
  return (
    <section
      aria-label={t("hits.title", { query: q })}
      className={cn("transition-opacity", isPlaceholderData && "opacity-60")}
    >
      <p aria-live="polite" className="mb-3 text-sm text-faint">
        {hasNextPage
          ? t("hits.moreCount", { count: hits.length })
          : t("hits.count", { count: hits.length, meetings: meetings.size })}
      </p>
      <div className="space-y-4">
        {[...meetings].map(([meeting, found]) => (
          <Card key={meeting}>
            <h2 className="truncate border-b border-line px-4 py-2.5 text-sm font-semibold">
              <Link to="/meetings/$id" params={{ id: meeting }} className="rounded-xs hover:text-accent">
                {found[0]?.title}
              </Link>
            </h2>
            <ul>
              {found.map((hit) => (
                <HitRow key={`${hit.kind} ${hit.turn} ${hit.startSeconds} ${hit.text}`} hit={hit} />
              ))}
            </ul>
          </Card>
        ))}
      </div>
      {hasNextPage && (
        <div className="mt-4 flex justify-center">
          <Button variant="quiet" pending={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {common("loadMore")}
          </Button>
        </div>
      )}
    </section>
  );
}

function HitRow({ hit }: { readonly hit: SearchHit }) {
  const t = useTranslations("meetings.hits");
  const { meeting, startSeconds, speaker, speakerName, kind, text, matches } = hit;
  const isKnown = !/^unknown-\d+$/.test(speaker);
  return (
    <li className="relative flex gap-3 px-4 py-3 transition-colors duration-150 last:rounded-b-lg hover:bg-hover">
      <Avatar person={{ id: speaker, name: speakerName, known: isKnown }} size="sm" className="mt-0.5" />
      <div className="min-w-0 flex-1">
        <p className="flex items-center gap-2 text-sm">
          <span className="font-medium">{speakerName}</span>
          <Link
            to="/meetings/$id"
            params={{ id: meeting }}
            search={{ t: startSeconds }}
            aria-label={t("openAt", { time: clock(startSeconds) })}
            className="tabular rounded-xs text-faint after:absolute after:inset-0"
          >
            {clock(startSeconds)}
          </Link>
          {kind === "minutes" && <Badge tone="accent">{t("minutes")}</Badge>}
        </p>
        <p className="mt-0.5 line-clamp-3 text-pretty">
          <Highlighted text={text} matches={matches} />
        </p>
      </div>
    </li>
  );
}

function Loading() {
  const t = useTranslations("common");
  return (
    <Card className="space-y-5 p-4">
      <output className="sr-only">{t("loading")}</output>
      {["w-3/4", "w-1/2", "w-2/3"].map((width) => (
        <div key={width} className="flex gap-3">
          <Skeleton className="size-6 rounded-full" />
          <div className="flex-1 space-y-2">
            <Skeleton className="h-3 w-28" />
            <Skeleton className={cn("h-4", width)} />
          </div>
        </div>
      ))}
    </Card>
  );
}
