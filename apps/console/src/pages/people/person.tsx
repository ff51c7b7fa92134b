import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { ChevronLeft, Ellipsis, Pencil, UserMinus } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { api } from "~/api/client";
import { useProblemText } from "~/api/problem-text";
import { IconButton } from "~/components/ui/icon-button";
import { Menu, MenuItem, MenuSeparator } from "~/components/ui/menu";
import { Avatar } from "~/components/ui/person";
import { Skeleton } from "~/components/ui/skeleton";
import { ErrorState } from "~/components/ui/states";
import { toast } from "~/components/ui/toast";
import { useTimes } from "~/i18n/times";
import { Page } from "~/layout/page";
import { useMe } from "~/layout/use-me";
import { KINDS } from "~/lib/consents";
import { useTitle } from "~/lib/use-title";
import { ConsentHistory } from "./consent-history";
import { PersonMeetings } from "./person-meetings";
import { personQuery } from "./queries";
import { RecognitionCard } from "./recognition-card";
import { RenameDialog } from "./rename-dialog";
import { WithdrawDialog } from "./withdraw-dialog";

const route = getRouteApi("/inside/people/$id");

/** One person: what they agreed to, what is enrolled, and where they were. */
export function PersonPage() {
  const t = useTranslations("people");
  const times = useTimes();
  const textOf = useProblemText();
  const { id } = route.useParams();
  const { isEditor } = useMe();
  const queries = useQueryClient();
  const { data: person, error, refetch } = useQuery(personQuery(id));
  const [dialog, setDialog] = useState<"rename" | "remove">();
  useTitle(person?.name);

  const rename = useMutation({
    mutationFn: (name: string) => api.patch("/api/people/{id}", { path: { id }, body: { name } }),
    onSuccess: (renamed) => {
      queries.setQueryData(personQuery(id).queryKey, renamed);
      for (const name of ["people", "meetings", "meeting"])
        void queries.invalidateQueries({ queryKey: [name] });
      setDialog(undefined);
      toast({ title: t("renamed", { name: renamed.name }) });
    },
    onError: (problem) => toast({ title: textOf(problem), tone: "danger" }),
  });

  return (
    <Page>
      <Link
        to="/people"
        className="mb-5 inline-flex items-center gap-1 rounded-xs text-sm font-medium text-soft hover:text-ink"
      >
        <ChevronLeft aria-hidden className="size-4" />
        {t("back")}
      </Link>
      {!person &&
        (error ? <ErrorState heading="h1" error={error} onRetry={() => void refetch()} /> : <Loading />)}
      {person && (
        <>
          <header className="mb-8 flex items-center gap-4">
            <Avatar person={person} size="lg" />
            <div className="min-w-0 flex-1">
              <h1 className="truncate text-2xl font-semibold tracking-[-0.015em]">{person.name}</h1>
              <p className="text-sm text-faint">{t("since", { date: times.fullDay(person.createdAt) })}</p>
            </div>
            {isEditor && (
              <Menu trigger={<IconButton label={t("more", { name: person.name })} icon={<Ellipsis />} />}>
                <MenuItem icon={<Pencil aria-hidden />} onSelect={() => setDialog("rename")}>
                  {t("rename")}
                </MenuItem>
                <MenuSeparator />
                <MenuItem danger icon={<UserMinus aria-hidden />} onSelect={() => setDialog("remove")}>
                  {t("remove")}
                </MenuItem>
              </Menu>
            )}
          </header>
          <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-2">
            {KINDS.map((each) => (
              <RecognitionCard key={each.kind} person={person} {...each} />
            ))}
          </div>
          <PersonMeetings person={person} />
          <ConsentHistory person={person} />
          <RenameDialog
            key={person.name}
            name={person.name}
            open={dialog === "rename"}
            onOpenChange={(isOpen) => setDialog(isOpen ? "rename" : undefined)}
            onRename={(name) => rename.mutate(name)}
            pending={rename.isPending}
          />
          <WithdrawDialog
            person={person}
            what="person"
            open={dialog === "remove"}
            onOpenChange={(isOpen) => setDialog(isOpen ? "remove" : undefined)}
          />
        </>
      )}
    </Page>
  );
}

function Loading() {
  const t = useTranslations("common");
  return (
    <>
      <h1 className="sr-only">{t("loading")}</h1>
      <div className="mb-8 flex items-center gap-4">
        <Skeleton className="size-14 rounded-full" />
        <Skeleton className="h-7 w-44" />
      </div>
      <div className="grid gap-4 lg:grid-cols-2">
        <Skeleton className="h-64 rounded-lg" />
        <Skeleton className="h-64 rounded-lg" />
      </div>
    </>
  );
}
