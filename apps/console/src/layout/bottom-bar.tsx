import { Link } from "@tanstack/react-router";
import { CircleUserRound, Ellipsis } from "lucide-react";
import { useTranslations } from "use-intl";
import { Menu, MenuItem } from "~/components/ui/menu";
import { AccountMenu } from "./account-menu";
import { useNavItems } from "./nav-context";
import { useMe } from "./use-me";

const tab =
  "flex h-14 min-w-0 flex-1 flex-col items-center justify-center gap-1 rounded-md text-2xs font-medium text-soft aria-[current=page]:text-accent [&_svg]:size-5";

/** The way around on a phone. */
export function BottomBar() {
  const t = useTranslations("common");
  const titles = useTranslations();
  const me = useMe();
  const items = useNavItems(me.role);
  const [first, rest] = [items.slice(0, 3), items.slice(3)];
  return (
    <nav
      aria-label={t("navigation")}
      className="fixed inset-x-0 bottom-0 z-30 flex border-t border-line bg-raised px-2 pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      {first.map(({ name, to, Icon }) => (
        <Link key={name} to={to} className={tab}>
          <Icon aria-hidden />
          <span className="max-w-full truncate">{titles(`${name}.title`)}</span>
        </Link>
      ))}
      <Menu
        side="top"
        trigger={
          <button type="button" className={tab}>
            <Ellipsis aria-hidden />
            {t("nav.more")}
          </button>
        }
      >
        {rest.map(({ name, to, Icon }) => (
          <MenuItem key={name} icon={<Icon aria-hidden />} render={<Link to={to} />}>
            {titles(`${name}.title`)}
          </MenuItem>
        ))}
      </Menu>
      <AccountMenu
        trigger={
          <button type="button" className={tab}>
            <CircleUserRound aria-hidden />
            <span className="max-w-full truncate">{t("account")}</span>
          </button>
        }
      />
    </nav>
  );
}
