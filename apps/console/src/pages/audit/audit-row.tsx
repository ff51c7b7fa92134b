import type { AuditEntry, User } from "@hapju/contract";
import { Link } from "@tanstack/react-router";
import { ChevronDown } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import { IconButton } from "~/components/ui/icon-button";
import { Td, Tr } from "~/components/ui/table";
import { useTimes } from "~/i18n/times";
import { cn } from "~/lib/cn";

/** The actor of what the application does by itself. */
const SYSTEM = "hapju";

interface AuditRowProps {
  readonly entry: AuditEntry;
  readonly users: readonly User[];
}

/** One entry of the audit log, with its details on request. */
export function AuditRow({ entry, users }: AuditRowProps) {
  const t = useTranslations("audit");
  const times = useTimes();
  const [isOpen, setOpen] = useState(false);
  const { sequence, at, action, actor, actorName, details, hash } = entry;
  const known = action as Parameters<typeof actionText.has>[0];
  const actionText = useTranslations("audit.action");
  return (
    <>
      <Tr className={cn(isOpen && "border-0")}>
        <Td className="tabular text-right text-faint">{sequence}</Td>
        <Td className="whitespace-nowrap">
          <time dateTime={at} title={at}>
            {times.moment(at)}
          </time>
        </Td>
        <Td className="font-medium">{actionText.has(known) ? actionText(known) : action}</Td>
        <Td className="max-w-64 truncate">
          <Subject entry={entry} users={users} />
        </Td>
        <Td className="max-w-44 truncate text-soft">
          {actorName ?? (actor === SYSTEM ? t("system") : <Actor id={actor} />)}
        </Td>
        <Td className="py-1">
          <IconButton
            size="sm"
            label={t("showDetails", { number: String(sequence) })}
            aria-expanded={isOpen}
            icon={<ChevronDown className={cn("transition-transform", isOpen && "rotate-180")} />}
            onClick={() => setOpen(!isOpen)}
          />
        </Td>
      </Tr>
      {isOpen && (
        <Tr>
          <td colSpan={6} className="px-4 pb-4">
            <dl className="grid gap-x-6 gap-y-1 rounded-md bg-sunken px-4 py-3 text-sm sm:grid-cols-[max-content_1fr]">
              {Object.entries({ [t("subject")]: entry.subject, ...details, [t("hash")]: hash }).map(
                ([name, value]) => (
                  <div key={name} className="contents">
                    <dt className="text-faint">{name}</dt>
                    <dd className="font-mono text-xs leading-5 break-all">
                      {typeof value === "string" ? value : JSON.stringify(value)}
                    </dd>
                  </div>
                ),
              )}
            </dl>
          </td>
        </Tr>
      )}
    </>
  );
}

/** A user of the command line is shown by name, a removed user by the start of their id. */
function Actor({ id }: { readonly id: string }) {
  const t = useTranslations("audit");
  return /^[\da-f]{8}-[\da-f-]{27}$/.test(id) ? (
    <span title={id}>{t("removedUser", { id: id.slice(0, 8) })}</span>
  ) : (
    id
  );
}

/** A key covers a recording, `recording-9f86d081…`, or a person. */
function KeyOf({ scope }: { readonly scope: string }) {
  const t = useTranslations("audit.kind");
  const recording = /^recording-(.*)/.exec(scope)?.[1];
  return (
    <span title={scope}>
      {t("scope")}
      {recording ? `: ${t("recording")} ${recording.slice(0, 8)}` : ` ${scope}`}
    </span>
  );
}

/** The subject of an entry, as a link where it has a page. */
function Subject({ entry: { subject, subjectName }, users }: AuditRowProps): ReactNode {
  const t = useTranslations("audit");
  const tasks = useTranslations("models.task");
  if (subjectName !== undefined) return subjectName;
  const [kind = "", id = ""] = subject.split("/");
  if (kind === "meeting" && id)
    return (
      <Link
        to="/meetings/$id"
        params={{ id }}
        className="rounded-xs underline decoration-line-strong underline-offset-3"
      >
        {t("kind.meeting")} {id.slice(0, 8)}
      </Link>
    );
  if (kind === "run" && id)
    return (
      <Link
        to="/runs/$id"
        params={{ id }}
        className="rounded-xs underline decoration-line-strong underline-offset-3"
      >
        {t("kind.run")} {id.slice(0, 8)}
      </Link>
    );
  if (kind === "user") return users.find((user) => user.id === id)?.name ?? t("kind.user");
  if (kind === "scope") return <KeyOf scope={id} />;
  if (kind === "model") return id;
  const task = id as Parameters<typeof tasks.has>[0];
  if (kind === "task") return tasks.has(task) ? tasks(task) : id;
  if (subject === "directory" || subject === "audit" || subject === "policy") return t(`place.${subject}`);
  return <span className="text-faint">{id ? subject : t("removedPerson")}</span>;
}
