import type { Meeting } from "@hapju/contract";
import { Link } from "@tanstack/react-router";
import { CircleAlert, CircleSlash, LockKeyhole, RefreshCw } from "lucide-react";
import { useTranslations } from "use-intl";
import { Badge } from "~/components/ui/badge";
import { AvatarRow } from "~/components/ui/person";
import { Tooltip } from "~/components/ui/tooltip";
import { useTimes } from "~/i18n/times";
import { useMe } from "~/layout/use-me";
import { LiveProgress } from "./live-progress";
import { MeetingMenu } from "./meeting-menu";
import { MeetingPicture } from "./meeting-picture";

interface MeetingRowProps {
  readonly meeting: Meeting;
  /** Whether to follow its run live. */
  readonly isLive: boolean;
}

/** One meeting in the list. */
export function MeetingRow({ meeting, isLive }: MeetingRowProps) {
  const t = useTranslations("meetings");
  const times = useTimes();
  const { isEditor } = useMe();
  const { id, title, state, people } = meeting;
  const unknown = people.filter(({ known }) => !known).length;
  return (
    <li className="group relative transition-colors duration-150 hover:bg-hover">
      <div className="flex items-center gap-4 py-3 pr-2 pl-3 sm:pr-3">
        <MeetingPicture meeting={meeting} />
        <div className="min-w-0 flex-1">
          <h2 className="flex items-center gap-2">
            <Link
              to="/meetings/$id"
              params={{ id }}
              className="truncate rounded-xs text-lg font-medium after:absolute after:inset-0 sm:text-[15px]"
            >
              {title}
            </Link>
            {meeting.access === "private" && (
              <Tooltip text={t("private")}>
                <span className="relative z-10 text-faint">
                  <LockKeyhole aria-hidden className="size-3.5" />
                  <span className="sr-only">{t("private")}</span>
                </span>
              </Tooltip>
            )}
          </h2>
          <p className="mt-0.5 flex flex-wrap items-center gap-x-2 text-sm text-soft">
            <time dateTime={meeting.date ?? meeting.createdAt}>
              {times.day(meeting.date ?? meeting.createdAt)}
            </time>
            <span aria-hidden>·</span>
            <span className="tabular">{times.length(meeting.durationSeconds)}</span>
            {unknown > 0 && (
              <>
                <span aria-hidden>·</span>
                <span>{t("unknownOf", { count: unknown })}</span>
              </>
            )}
          </p>
          {state === "failed" && meeting.failure && (
            <p className="mt-1 line-clamp-2 text-sm text-danger">{meeting.failure}</p>
          )}
          <div className="mt-2 empty:hidden sm:hidden">
            {people.length > 0 && <AvatarRow people={people} />}
          </div>
        </div>
        <StateBadge meeting={meeting} />
        <div className="hidden w-36 justify-end sm:flex">
          {people.length > 0 && <AvatarRow people={people} />}
        </div>
        {isEditor && <MeetingMenu meeting={meeting} />}
      </div>
      {state === "running" && <LiveProgress meeting={meeting} isLive={isLive} />}
    </li>
  );
}

function StateBadge({ meeting: { state, rerun } }: { readonly meeting: Meeting }) {
  const t = useTranslations("meetings.state");
  if (state === "failed")
    return (
      <Badge tone="danger" icon={<CircleAlert aria-hidden />}>
        {t("failed")}
      </Badge>
    );
  if (state === "cancelled") return <Badge icon={<CircleSlash aria-hidden />}>{t("cancelled")}</Badge>;
  if (state === "running")
    return (
      <Badge tone="accent" icon={<span className="size-1.5 animate-pulse rounded-full bg-accent" />}>
        {t("running")}
      </Badge>
    );
  if (rerun !== undefined)
    return (
      <Badge tone="info" icon={<RefreshCw aria-hidden className="animate-spin" />}>
        {t("updating")}
      </Badge>
    );
  return null;
}
