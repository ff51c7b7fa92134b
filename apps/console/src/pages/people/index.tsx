import { useQuery } from "@tanstack/react-query";
import { Search, SearchX, UserPlus, UsersRound } from "lucide-react";
import { lazy, Suspense, useDeferredValue, useState } from "react";
import { useTranslations } from "use-intl";
import { peopleQuery } from "~/api/queries/people";
import { Button } from "~/components/ui/button";
import { TextField } from "~/components/ui/field";
import { PageHeader } from "~/components/ui/page-header";
import { Skeleton } from "~/components/ui/skeleton";
import { EmptyState, ErrorState } from "~/components/ui/states";
import { Page } from "~/layout/page";
import { useMe } from "~/layout/use-me";
import { useTitle } from "~/lib/use-title";
import { PersonCard } from "./person-card";

const AddPerson = lazy(() => import("./add-person").then((m) => ({ default: m.AddPerson })));

const grid = "grid gap-3 sm:grid-cols-2 lg:grid-cols-3";
/** From this number of people on, the list has a search field. */
const MANY = 7;

/** The directory of people. */
export function PeoplePage() {
  const t = useTranslations("people");
  const common = useTranslations("common");
  const { isEditor } = useMe();
  const { data: people, error, refetch } = useQuery(peopleQuery);
  const [isAdding, setAdding] = useState(false);
  const [text, setText] = useState("");
  const wanted = useDeferredValue(text.trim().toLocaleLowerCase());
  const found = people?.filter(({ name }) => name.toLocaleLowerCase().includes(wanted));
  useTitle(t("title"));

  const add = isEditor && (
    <Button variant="primary" icon={<UserPlus aria-hidden />} onClick={() => setAdding(true)}>
      {t("add")}
    </Button>
  );
  return (
    <Page>
      <PageHeader title={t("title")} description={t("lead")} actions={people?.length ? add : undefined} />
      {people && people.length >= MANY && (
        <div className="mb-4 flex flex-wrap items-center gap-4">
          <TextField
            label={t("find")}
            hideLabel
            placeholder={t("find")}
            icon={<Search />}
            value={text}
            onChange={({ target }) => setText(target.value)}
            className="w-full sm:w-72"
          />
          <p aria-live="polite" className="text-sm text-faint">
            {t("count", { count: found?.length ?? 0 })}
          </p>
        </div>
      )}
      {!people && error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!people && !error && (
        <div className={grid}>
          <output className="sr-only">{common("loading")}</output>
          {["a", "b", "c", "d", "e", "f"].map((key) => (
            <Skeleton key={key} className="h-31 rounded-lg" />
          ))}
        </div>
      )}
      {people?.length === 0 && (
        <EmptyState icon={<UsersRound />} title={t("none.title")} action={add}>
          {t(isEditor ? "none.text" : "none.viewer")}
        </EmptyState>
      )}
      {people && people.length > 0 && found?.length === 0 && (
        <EmptyState icon={<SearchX />} title={t("noneFound.title")}>
          {t("noneFound.text")}
        </EmptyState>
      )}
      <ul className={grid}>
        {found?.map((person) => (
          <PersonCard key={person.id} person={person} />
        ))}
      </ul>
      {isEditor && (
        <Suspense>
          <AddPerson open={isAdding} onOpenChange={setAdding} />
        </Suspense>
      )}
    </Page>
  );
}
