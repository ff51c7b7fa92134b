import type { Person } from "@hapju/contract";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { meetingsQuery } from "~/api/queries/meetings";
import { Card } from "~/components/ui/card";
import { useTimes } from "~/i18n/times";

const SHOWN = 5;

/** The latest meetings in which a person was recognised. */
export function PersonMeetings({ person: { id } }: { readonly person: Person }) {
  const t = useTranslations("people.meetings");
  const times = useTimes();
  const { data } = useInfiniteQuery(meetingsQuery({ person: id }));
  const meetings = data?.pages[0]?.items;
  if (!meetings) return null;
  return (
    <section className="mt-10">
      <h2 className="mb-3 flex items-baseline gap-3 text-lg font-semibold tracking-tight">
        {t("title")}
        {meetings.length > SHOWN && (
          <Link
            to="/meetings"
            search={{ person: id }}
            className="rounded-xs text-sm font-medium text-accent hover:underline"
          >
            {t("all")}
          </Link>
        )}
      </h2>
      {meetings.length === 0 ? (
        <p className="text-soft">{t("none")}</p>
      ) : (
        <Card>
          <ul className="divide-y divide-line">
            {meetings.slice(0, SHOWN).map((meeting) => (
              <li key={meeting.id} className="relative flex items-baseline gap-4 px-5 py-3 hover:bg-hover">
                <Link
                  to="/meetings/$id"
                  params={{ id: meeting.id }}
                  className="min-w-0 flex-1 truncate rounded-xs font-medium after:absolute after:inset-0"
                >
                  {meeting.title}
                </Link>
                <span className="text-sm text-faint">{times.length(meeting.durationSeconds)}</span>
                <time className="w-24 text-right text-sm text-faint">
                  {times.day(meeting.date ?? meeting.createdAt)}
                </time>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </section>
  );
}
