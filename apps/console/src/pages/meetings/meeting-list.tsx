import type { Meeting } from "@hapju/contract";
import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { AudioLines, ListFilter, Upload } from "lucide-react";
import { useTranslations } from "use-intl";
import { meetingsQuery } from "~/api/queries/meetings";
import { Button, buttonClass } from "~/components/ui/button";
import { Card } from "~/components/ui/card";
import { Skeleton } from "~/components/ui/skeleton";
import { EmptyState, ErrorState } from "~/components/ui/states";
import { MeetingRow } from "./meeting-row";

const route = getRouteApi("/inside/meetings");

/** Live connections at once: browsers allow six to a server, and a page needs some for the rest. */
const MOST_LIVE = 2;

/** @param onUpload chooses a recording; absent for those who may not */
export function MeetingList({ onUpload }: { readonly onUpload?: (() => void) | undefined }) {
  const t = useTranslations("meetings");
  const common = useTranslations("common");
  const { state, person } = route.useSearch();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    ...meetingsQuery({ state, person }),
    refetchInterval: ({ state: { data } }) =>
      data?.pages.some(({ items }) => items.some(isGoingOn)) ? 5000 : false,
  });

  if (!data) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Loading />;
  const meetings = data.pages.flatMap(({ items }) => items);
  if (meetings.length === 0)
    return state || person ? (
      <EmptyState
        icon={<ListFilter />}
        title={t("emptyFilter.title")}
        action={
          <Link to="/meetings" className={buttonClass()}>
            {t("emptyFilter.action")}
          </Link>
        }
      >
        {t("emptyFilter.text")}
      </EmptyState>
    ) : (
      <EmptyState
        icon={<AudioLines />}
        title={t("empty.title")}
        action={
          onUpload && (
            <Button variant="primary" icon={<Upload aria-hidden />} onClick={onUpload}>
              {t("empty.action")}
            </Button>
          )
        }
      >
        {t(onUpload ? "empty.text" : "empty.viewer")}
      </EmptyState>
    );

  const live = new Set(
    meetings
      .filter(isGoingOn)
      .slice(0, MOST_LIVE)
      .map(({ id }) => id),
  );
  return (
    <>
      <Card className="overflow-hidden">
        <ul className="divide-y divide-line">
          {meetings.map((meeting) => (
            <MeetingRow key={meeting.id} meeting={meeting} isLive={live.has(meeting.id)} />
          ))}
        </ul>
      </Card>
      {hasNextPage && (
        <div className="mt-4 flex justify-center">
          <Button variant="quiet" pending={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {common("loadMore")}
          </Button>
        </div>
      )}
    </>
  );
}

const isGoingOn = ({ state, rerun }: Meeting) => state === "running" || rerun !== undefined;

function Loading() {
  const t = useTranslations("common");
  return (
    <Card>
      <output className="sr-only">{t("loading")}</output>
      <div className="divide-y divide-line">
        {[64, 48, 56, 40].map((width) => (
          <div key={width} className="flex items-center gap-4 p-3">
            <Skeleton className="h-14 w-24 rounded-md" />
            <div className="flex-1 space-y-2">
              <Skeleton
                className={["h-4", { 64: "w-64", 48: "w-48", 56: "w-56", 40: "w-40" }[width]].join(" ")}
              />
              <Skeleton className="h-3 w-32" />
            </div>
            <Skeleton className="hidden h-6 w-24 rounded-full sm:block" />
          </div>
        ))}
      </div>
    </Card>
  );
}
