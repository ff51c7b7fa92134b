import type { Meeting, Person, Purpose } from "@hapju/contract";
import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { api } from "~/api/client";
import { useProblemText } from "~/api/problem-text";
import { meetingsQuery } from "~/api/queries/meetings";
import { Button } from "~/components/ui/button";
import { Callout } from "~/components/ui/callout";
import { Dialog } from "~/components/ui/dialog";
import { useTimes } from "~/i18n/times";
import { KINDS } from "~/lib/consents";
import { personQuery } from "./queries";

interface WithdrawDialogProps {
  readonly person: Person;
  /** The consent withdrawn, or the whole person. */
  readonly what: Purpose | "person";
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

const SHOWN = 6;

/** Says what is deleted and which meetings change before it happens, and which did after. */
export function WithdrawDialog({ person, what, open, onOpenChange }: WithdrawDialogProps) {
  const t = useTranslations("people.withdraw");
  const purposes = useTranslations("people.purpose");
  const common = useTranslations("common");
  const textOf = useProblemText();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { id, name } = person;
  const isRemoval = what === "person";
  const { data } = useInfiniteQuery({ ...meetingsQuery({ person: id }), enabled: open });
  const meetings = data?.pages.flatMap(({ items }) => items) ?? [];
  const kind = KINDS.find(({ purpose }) => purpose === what)?.kind;
  const templates = person.templates.filter((template) => template.kind === kind).length;

  const withdraw = useMutation({
    mutationFn: () =>
      isRemoval
        ? api.delete("/api/people/{id}", { path: { id } })
        : api.delete("/api/people/{id}/consents/{purpose}", { path: { id, purpose: what } }),
    onSuccess: () => {
      for (const each of ["people", "meetings", "meeting", "review"])
        void queries.invalidateQueries({
          queryKey: [each],
          ...(each === "meetings" ? { refetchType: "none" } : {}),
        });
    },
  });

  const close = async () => {
    onOpenChange(false);
    if (!withdraw.data) return withdraw.reset();
    if (isRemoval) {
      queries.removeQueries({ queryKey: personQuery(id).queryKey });
      await navigate({ to: "/people" });
    } else void queries.invalidateQueries({ queryKey: personQuery(id).queryKey });
    void queries.invalidateQueries({ queryKey: ["meetings"] });
    withdraw.reset();
  };

  const relabelled = withdraw.data?.meetings;
  if (relabelled)
    return (
      <Dialog
        open={open}
        onOpenChange={() => void close()}
        size="sm"
        title={isRemoval ? t("doneRemove", { name }) : t("doneTitle")}
        actions={
          <Button variant="primary" onClick={() => void close()}>
            {common("done")}
          </Button>
        }
      >
        <p className="mb-3">{t("doneMeetings", { count: relabelled.length })}</p>
        <MeetingNames
          meetings={relabelled.map((each) => meetings.find((meeting) => meeting.id === each) ?? { id: each })}
        />
      </Dialog>
    );

  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      size="sm"
      title={isRemoval ? t("titleRemove", { name }) : t("title", { name, purpose: purposes(what) })}
      actions={
        <>
          <Button onClick={() => onOpenChange(false)}>{common("cancel")}</Button>
          <Button variant="danger" onClick={() => withdraw.mutate()} pending={withdraw.isPending}>
            {t(isRemoval ? "actionRemove" : "action")}
          </Button>
        </>
      }
    >
      <div className="space-y-3 text-pretty">
        {withdraw.error && <Callout tone="danger">{textOf(withdraw.error)}</Callout>}
        <p>{isRemoval ? t("everything") : t("templates", { count: templates })}</p>
        {meetings.length === 0 ? (
          <p>{t("noMeetings", { name })}</p>
        ) : (
          <>
            <p>{t(isRemoval ? "meetingsRemove" : "meetings", { name })}</p>
            <MeetingNames meetings={meetings} />
          </>
        )}
        <p className="text-sm text-faint">{t("cannot", { name })}</p>
      </div>
    </Dialog>
  );
}

function MeetingNames({
  meetings,
}: {
  readonly meetings: readonly (Pick<Meeting, "id"> & Partial<Meeting>)[];
}) {
  const t = useTranslations("people.withdraw");
  const times = useTimes();
  if (meetings.length === 0) return null;
  return (
    <ul className="divide-y divide-line rounded-md border border-line">
      {meetings.slice(0, SHOWN).map(({ id, title, date, createdAt }) => (
        <li key={id} className="flex items-baseline gap-3 px-3 py-2">
          <Link
            to="/meetings/$id"
            params={{ id }}
            className="min-w-0 flex-1 truncate rounded-xs font-medium hover:text-accent"
          >
            {title ?? id}
          </Link>
          {createdAt !== undefined && (
            <time className="shrink-0 text-sm text-faint">{times.day(date ?? createdAt)}</time>
          )}
        </li>
      ))}
      {meetings.length > SHOWN && (
        <li className="px-3 py-2 text-sm text-faint">{t("and", { count: meetings.length - SHOWN })}</li>
      )}
    </ul>
  );
}
