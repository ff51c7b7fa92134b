import { Combobox } from "@base-ui/react/combobox";
import { Search, UserPlus } from "lucide-react";
import { type ReactElement, useState } from "react";
import { useTranslations } from "use-intl";
import { cn } from "~/lib/cn";
import { control } from "./ui/control";
import { Avatar } from "./ui/person";
import { choice, floating } from "./ui/popup-styles";

interface Choice {
  readonly id: string;
  readonly name: string;
}

interface PersonPickerProps {
  /** What the button asks. */
  readonly label: string;
  /** The button that opens it. */
  readonly trigger: ReactElement;
  readonly people: readonly Choice[];
  readonly onPick: (id: string) => void;
  /** Offers a new person, named by the text typed. */
  readonly onNew?: (name: string) => void;
}

/** Stands for a person who is not in the directory; no id has this form. */
const NEW: Choice = { id: "+", name: "" };

/** Picks a person by typing a part of the name. */
export function PersonPicker({ label, trigger, people, onPick, onNew }: PersonPickerProps) {
  const t = useTranslations("review");
  const [text, setText] = useState("");
  const typed = text.trim();
  return (
    <Combobox.Root
      items={onNew ? [...people, NEW] : people}
      itemToStringLabel={({ name }: Choice) => name}
      filter={(item: Choice, query) =>
        item.id === NEW.id || item.name.toLocaleLowerCase().includes(query.trim().toLocaleLowerCase())
      }
      value={null}
      onValueChange={(picked: Choice | null) => {
        if (!picked) return;
        if (picked.id === NEW.id) onNew?.(typed);
        else onPick(picked.id);
        setText("");
      }}
      inputValue={text}
      onInputValueChange={setText}
      autoHighlight
    >
      <Combobox.Trigger aria-label={label} render={trigger} />
      <Combobox.Portal>
        <Combobox.Positioner align="start" sideOffset={6} className="z-50 outline-none">
          <Combobox.Popup aria-label={label} className={cn(floating, "w-72 max-w-[calc(100vw-2rem)]")}>
            <div className="relative p-1.5">
              <Search aria-hidden className="pointer-events-none absolute top-4 left-4 size-4 text-faint" />
              <Combobox.Input
                aria-label={t("find")}
                placeholder={t("find")}
                className={cn(control, "pl-9")}
              />
            </div>
            <Combobox.Empty className="px-4 text-sm text-soft not-empty:pb-3">
              {t("noneFound")}
            </Combobox.Empty>
            <Combobox.List className="max-h-[min(20rem,var(--available-height))] overflow-y-auto overscroll-contain p-1.5 pt-0 data-empty:p-0">
              {(item: Choice) => (
                <Combobox.Item key={item.id} value={item} className={choice}>
                  {item.id === NEW.id ? (
                    <>
                      <UserPlus aria-hidden className="mx-1" />
                      <span className="truncate">
                        {typed ? t("newPersonNamed", { name: typed }) : t("newPerson")}
                      </span>
                    </>
                  ) : (
                    <>
                      <Avatar person={item} size="sm" />
                      <span className="truncate">{item.name}</span>
                    </>
                  )}
                </Combobox.Item>
              )}
            </Combobox.List>
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  );
}
