import type { AuditFilter, User } from "@hapju/contract";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { X } from "lucide-react";
import { useTranslations } from "use-intl";
import { peopleQuery } from "~/api/queries/people";
import { Button } from "~/components/ui/button";
import { TextField } from "~/components/ui/field";
import { Select } from "~/components/ui/select";
import { ACTIONS } from "./actions";

const route = getRouteApi("/inside/audit");
const ANY = "";

/** A day as the first or last instant of it, here. */
const instantOf = (day: string, end: boolean): string | undefined => {
  const at = new Date(`${day}T${end ? "23:59:59.999" : "00:00:00"}`);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
};
const dayOf = (instant: string | undefined): string => {
  if (instant === undefined) return "";
  const at = new Date(instant);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
};

/** Which entries are shown; the address holds it. */
export function AuditFilters({ users }: { readonly users: readonly User[] }) {
  const t = useTranslations("audit.filter");
  const actions = useTranslations("audit.action");
  const filter = route.useSearch();
  const navigate = route.useNavigate();
  const { data: people = [] } = useQuery(peopleQuery);
  const change = (part: AuditFilter) =>
    void navigate({ search: (search) => ({ ...search, ...part }), replace: true });
  const isSet = Object.values(filter).some((value) => value !== undefined);
  return (
    <search
      aria-label={t("label")}
      className="mb-4 grid grid-cols-2 items-end gap-3 md:grid-cols-[repeat(3,1fr)_9.5rem_9.5rem_auto]"
    >
      <Select
        label={t("action")}
        value={filter.action ?? ANY}
        choices={[
          { value: ANY, label: t("anyAction") },
          ...ACTIONS.map((value) => ({ value: value as string, label: actions(value) })),
        ]}
        onChange={(action) => change({ action: action || undefined })}
      />
      <Select
        label={t("person")}
        value={filter.person ?? ANY}
        choices={[
          { value: ANY, label: t("anyPerson") },
          ...people.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(person) => change({ person: person || undefined })}
      />
      <Select
        label={t("actor")}
        value={filter.actor ?? ANY}
        choices={[
          { value: ANY, label: t("anyActor") },
          ...users.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(actor) => change({ actor: actor || undefined })}
      />
      <TextField
        label={t("from")}
        type="date"
        value={dayOf(filter.from)}
        onChange={({ target }) => change({ from: instantOf(target.value, false) })}
      />
      <TextField
        label={t("to")}
        type="date"
        value={dayOf(filter.to)}
        onChange={({ target }) => change({ to: instantOf(target.value, true) })}
      />
      {isSet && (
        <Button
          variant="quiet"
          icon={<X aria-hidden />}
          onClick={() =>
            change({ action: undefined, person: undefined, actor: undefined, from: undefined, to: undefined })
          }
        >
          {t("clear")}
        </Button>
      )}
    </search>
  );
}
