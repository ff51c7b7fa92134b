import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ArrowLeft, Ellipsis, Lock, RefreshCw, Workflow } from "lucide-react";
import { useTranslations } from "use-intl";
import { api } from "~/api/client";
import { useProblemText } from "~/api/problem-text";
import { useRunEvents } from "~/api/run-events";
import { Badge } from "~/components/ui/badge";
import { IconButton } from "~/components/ui/icon-button";
import { Menu, MenuItem } from "~/components/ui/menu";
import { AvatarRow } from "~/components/ui/person";
import { Spinner } from "~/components/ui/spinner";
import { toast } from "~/components/ui/toast";
import { Tooltip } from "~/components/ui/tooltip";
import { useTimes } from "~/i18n/times";
import { Downloads } from "./downloads";
import { History } from "./history/history";
import { useMeeting } from "./meeting-context";
import { meetingKey } from "./queries";

/** What meeting this is, and what can be done with all of it. */
export function Header() {
  const t = useTranslations("meeting");
  const times = useTimes();
  const textOf = useProblemText();
  const client = useQueryClient();
  const { meeting, minutes, editable } = useMeeting();
  useRunEvents(meeting.rerun);
  const refresh = useMutation({
    mutationFn: () => api.post("/api/meetings/{id}/refresh", { path: { id: meeting.id } }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: meetingKey(meeting.id) });
      toast({ title: t("menu.refreshed") });
    },
    onError: (error) => toast({ title: textOf(error), tone: "danger" }),
  });
  return (
    <header className="flex h-14 shrink-0 items-center gap-3 border-b border-line bg-surface pr-2 pl-2 sm:pr-4">
      <IconButton
        label={t("back")}
        icon={<ArrowLeft />}
        nativeButton={false}
        render={<Link to="/meetings" />}
      />
      <div className="min-w-0 flex-1">
        <h1 className="truncate text-lg leading-6 font-semibold tracking-tight">{meeting.title}</h1>
        <p className="flex items-center gap-2 truncate text-xs text-faint">
          <time dateTime={meeting.date ?? meeting.createdAt}>
            {times.day(meeting.date ?? meeting.createdAt)}
          </time>
          {meeting.startTime !== undefined && <span title={meeting.timeZone}>{meeting.startTime}</span>}
          <span aria-hidden>·</span>
          <span>{times.length(meeting.durationSeconds)}</span>
          {meeting.access === "private" && <Badge icon={<Lock aria-hidden />}>{t("private")}</Badge>}
        </p>
      </div>
      {meeting.rerun !== undefined && (
        <Tooltip text={t("updating")}>
          <span role="status" className="flex items-center gap-2 text-sm text-soft">
            <Spinner className="text-accent" />
            <span className="sr-only">{t("updating")}</span>
          </span>
        </Tooltip>
      )}
      <span className="mr-1 hidden sm:block">
        <AvatarRow people={minutes.attendees} />
      </span>
      <History />
      <Downloads meeting={meeting.id} />
      <Menu trigger={<IconButton label={t("menu.open")} icon={<Ellipsis />} />}>
        <MenuItem icon={<Workflow />} render={<Link to="/runs/$id" params={{ id: meeting.run }} />}>
          {t("menu.run")}
        </MenuItem>
        {editable && (
          <MenuItem icon={<RefreshCw />} onSelect={() => refresh.mutate()}>
            {t("menu.refresh")}
          </MenuItem>
        )}
      </Menu>
    </header>
  );
}
