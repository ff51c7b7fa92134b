import type { Person } from "@hapju/contract";
import { Link } from "@tanstack/react-router";
import { AudioLines, ScanFace } from "lucide-react";
import { useTranslations } from "use-intl";
import { Avatar } from "~/components/ui/person";
import { cn } from "~/lib/cn";
import { KINDS, standingConsent } from "~/lib/consents";

const icons = { face: ScanFace, voice: AudioLines };

/** A person with what may be recognised of them. */
export function PersonCard({ person }: { readonly person: Person }) {
  const t = useTranslations("people");
  return (
    <li className="relative rounded-lg border border-line bg-surface p-4 transition-[border,box-shadow] duration-150 [contain-intrinsic-size:124px] [content-visibility:auto] hover:border-line-strong hover:shadow-card">
      <div className="flex items-center gap-3.5">
        <Avatar person={person} size="lg" />
        <h2 className="min-w-0 flex-1 truncate text-lg font-semibold tracking-tight">
          <Link
            to="/people/$id"
            params={{ id: person.id }}
            className="rounded-xs after:absolute after:inset-0 after:rounded-lg"
          >
            {person.name}
          </Link>
        </h2>
      </div>
      <dl className="mt-4 flex gap-6 text-sm">
        {KINDS.map(({ kind, purpose }) => {
          const Icon = icons[kind];
          const count = person.templates.filter((template) => template.kind === kind).length;
          const isAllowed = standingConsent(person, purpose) !== undefined;
          return (
            <div key={kind} className="flex min-w-0 items-center gap-1.5">
              <dt>
                <Icon
                  aria-hidden
                  className={cn("size-4", isAllowed && count > 0 ? "text-accent" : "text-faint")}
                />
                <span className="sr-only">{t(`kind.${kind}`)}</span>
              </dt>
              <dd className={cn("truncate", isAllowed && count > 0 ? "text-ink" : "text-faint")}>
                {isAllowed
                  ? count > 0
                    ? t("status.ready", { count })
                    : t("status.empty")
                  : t("status.none")}
              </dd>
            </div>
          );
        })}
      </dl>
    </li>
  );
}
