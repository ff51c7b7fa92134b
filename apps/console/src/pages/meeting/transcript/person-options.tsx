import { useQuery } from "@tanstack/react-query";
import { Search, UserPlus, UserRoundX } from "lucide-react";
import { type KeyboardEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { peopleQuery } from "~/api/queries/people";
import { TextField } from "~/components/ui/field";
import { Avatar } from "~/components/ui/person";
import { cn } from "~/lib/cn";
import { useMeeting } from "../meeting-context";

interface PersonOptionsProps {
  /** A person who is not offered: the present speaker. */
  readonly except?: string;
  readonly onPick: (person: string | null) => void;
  /** Offers a new person, named by the text typed. */
  readonly onNew: (name: string) => void;
  /** Also offers "not in the directory". */
  readonly allowsUnknown?: boolean;
}

const option =
  "flex min-h-9 w-full items-center gap-2.5 rounded-sm px-2.5 py-1 text-left text-base hover:bg-hover focus-visible:bg-hover focus-visible:outline-none";

/** Everyone who may be named, attendees first; typing filters. */
export function PersonOptions({ except, onPick, onNew, allowsUnknown = false }: PersonOptionsProps) {
  const t = useTranslations("meeting.speaker");
  const { minutes } = useMeeting();
  const { data: people = [] } = useQuery(peopleQuery);
  const [text, setText] = useState("");

  const typed = text.trim();
  const wanted = typed.toLocaleLowerCase();
  const fits = ({ id, name }: { readonly id: string; readonly name: string }) =>
    id !== except && name.toLocaleLowerCase().includes(wanted);
  const present = minutes.attendees.filter(({ known }) => known).filter(fits);
  const absent = people.filter(fits).filter(({ id }) => !minutes.attendees.some((one) => one.id === id));

  const isNamed = [...minutes.attendees, ...people].some(({ name }) => name.toLocaleLowerCase() === wanted);

  const press = (event: KeyboardEvent) => {
    const options = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-option]")];
    const at = options.indexOf(document.activeElement as HTMLElement);
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      options[Math.max(0, Math.min(options.length - 1, at + (event.key === "ArrowDown" ? 1 : -1)))]?.focus();
    } else if (event.key === "Enter" && at < 0 && !event.nativeEvent.isComposing) {
      event.preventDefault();
      options[0]?.click();
    }
  };
  const group = (title: string, members: readonly { readonly id: string; readonly name: string }[]) =>
    members.length > 0 && (
      <section aria-label={title}>
        <h4 className="px-2.5 pt-2.5 pb-1 text-xs font-medium text-faint">{title}</h4>
        {members.map((person) => (
          <button
            key={person.id}
            type="button"
            data-option
            onClick={() => onPick(person.id)}
            className={option}
          >
            <Avatar person={person} size="sm" />
            <span className="truncate">{person.name}</span>
          </button>
        ))}
      </section>
    );

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys go through the buttons within
    <div onKeyDown={press}>
      <TextField
        label={t("find")}
        hideLabel
        icon={<Search />}
        placeholder={t("find")}
        value={text}
        onChange={({ target }) => setText(target.value)}
        autoComplete="off"
      />
      <div className="-mx-2 mt-1 max-h-64 overflow-y-auto px-2 pb-1">
        {group(t("inMeeting"), present)}
        {group(t("directory"), absent)}
        {typed !== "" && !isNamed && (
          <button type="button" data-option onClick={() => onNew(typed)} className={cn(option, "mt-1")}>
            <span className="grid size-6 place-items-center rounded-full border border-dashed border-line-strong">
              <UserPlus aria-hidden className="size-3.5" />
            </span>
            <span className="truncate">{t("add", { name: typed })}</span>
          </button>
        )}
        {present.length + absent.length === 0 && typed === "" && (
          <p className="px-2.5 py-3 text-base text-faint">{t("none")}</p>
        )}
        {allowsUnknown && (
          <button
            type="button"
            data-option
            onClick={() => onPick(null)}
            className={cn(option, "mt-1 text-soft")}
          >
            <span className="grid size-6 place-items-center rounded-full border border-dashed border-line-strong">
              <UserRoundX aria-hidden className="size-3.5" />
            </span>
            {t("notInDirectory")}
          </button>
        )}
      </div>
    </div>
  );
}
