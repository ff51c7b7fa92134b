import { Link } from "@tanstack/react-router";
import { ChevronsUpDown } from "lucide-react";
import { useTranslations } from "use-intl";
import { Avatar } from "~/components/ui/person";
import { AccountMenu } from "./account-menu";
import { Mark } from "./mark";
import { useNavItems } from "./nav-context";
import { useMe } from "./use-me";

/** The navigation on a wide screen. */
export function Sidebar() {
  const t = useTranslations("common");
  const titles = useTranslations();
  const me = useMe();
  const items = useNavItems(me.role);
  return (
    <header className="sticky top-0 hidden h-dvh w-56 shrink-0 flex-col border-r border-line bg-sunken px-3 pt-5 pb-3 md:flex">
      <Link to="/meetings" className="mb-6 flex items-center gap-2.5 self-start rounded-md px-2">
        <Mark />
        <span className="text-lg font-bold tracking-tight">{t("product")}</span>
      </Link>
      <nav aria-label={t("navigation")} className="flex-1">
        <ul className="space-y-0.5">
          {items.map(({ name, to, Icon, Count }) => (
            <li key={name}>
              <Link
                to={to}
                className="flex h-9 items-center gap-3 rounded-md px-2.5 font-medium text-soft transition-colors duration-150 hover:bg-hover hover:text-ink aria-[current=page]:bg-raised aria-[current=page]:text-ink aria-[current=page]:shadow-card [&_svg]:size-4.5 aria-[current=page]:[&_svg]:text-accent"
              >
                <Icon aria-hidden />
                <span className="flex-1">{titles(`${name}.title`)}</span>
                {Count && <Count />}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <AccountMenu
        trigger={
          <button
            type="button"
            className="flex items-center gap-2.5 rounded-md p-2 text-left transition-colors duration-150 hover:bg-hover data-popup-open:bg-hover"
          >
            <Avatar person={me} />
            <span className="min-w-0 flex-1">
              <span className="block truncate text-sm font-medium">{me.name}</span>
              <span className="block truncate text-xs text-faint">{t(`role.${me.role}`)}</span>
            </span>
            <ChevronsUpDown aria-hidden className="size-4 text-faint" />
          </button>
        }
      />
    </header>
  );
}
