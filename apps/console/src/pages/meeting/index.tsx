import type { Tracks } from "@hapju/contract";
import { ApiError } from "@hapju/contract/client";
import { usePrefetchQuery, useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { ArrowLeft } from "lucide-react";
import { useTranslations } from "use-intl";
import { meetingQuery } from "~/api/queries/meetings";
import { IconButton } from "~/components/ui/icon-button";
import { ErrorState } from "~/components/ui/states";
import { Missing } from "~/layout/missing";
import { useMe } from "~/layout/use-me";
import { useTitle } from "~/lib/use-title";
import { Loading } from "./loading";
import { Running } from "./progress/running";
import { exportFormatsQuery, minutesQuery, tracksQuery } from "./queries";
import { Workspace } from "./workspace";

/** Faces are the larger part of what there is to load: the transcript does not wait for them. */
const NO_TRACKS: Tracks = { tracks: [], speaking: [] };

/** One meeting: its recording, transcript and minutes, or how far they are. */
export function MeetingPage() {
  const { id } = useParams({ from: "/inside/meetings/$id" });
  const { isEditor } = useMe();
  const meeting = useQuery({
    ...meetingQuery(id),
    // The run reports its end; the minutes are published a moment later.
    refetchInterval: ({ state: { data } }) =>
      data?.state === "running" || data?.rerun !== undefined ? 2000 : false,
  });
  // Asked for at once: they are mostly there, and waiting for the meeting first would cost a round trip.
  const isReady = meeting.data === undefined || meeting.data.state === "ready";
  const minutes = useQuery({ ...minutesQuery(id), enabled: isReady });
  const tracks = useQuery({ ...tracksQuery(id), enabled: isReady });
  usePrefetchQuery(exportFormatsQuery);
  useTitle(meeting.data?.title);

  if (meeting.error instanceof ApiError && meeting.error.status === 404) return <Missing />;
  if (meeting.error)
    return <ErrorState heading="h1" error={meeting.error} onRetry={() => void meeting.refetch()} />;
  if (!meeting.data) return <Loading />;
  if (meeting.data.state !== "ready")
    return (
      <>
        <TopLine title={meeting.data.title} />
        <Running meeting={meeting.data} editable={isEditor} />
      </>
    );
  const failed = [minutes, tracks].find(({ error, data, isFetching }) => error && !data && !isFetching);
  if (failed) return <ErrorState heading="h1" error={failed.error} onRetry={() => void failed.refetch()} />;
  if (!minutes.data) return <Loading title={meeting.data.title} />;
  return (
    <Workspace
      key={id}
      meeting={meeting.data}
      minutes={minutes.data}
      tracks={tracks.data ?? NO_TRACKS}
      editable={isEditor}
    />
  );
}

function TopLine({ title }: { readonly title: string }) {
  const t = useTranslations("meeting");
  return (
    <header className="flex h-14 items-center gap-3 border-b border-line bg-surface px-2">
      <IconButton
        label={t("back")}
        icon={<ArrowLeft />}
        nativeButton={false}
        render={<Link to="/meetings" />}
      />
      <h1 className="truncate text-lg font-semibold tracking-tight">{title}</h1>
    </header>
  );
}
