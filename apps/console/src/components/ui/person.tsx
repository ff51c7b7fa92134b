import { UserRound } from "lucide-react";
import type { CSSProperties } from "react";
import { cn } from "~/lib/cn";
import { hueOf, initialsOf } from "~/lib/person-appearance";

interface Who {
  /** Id in the directory, or `unknown-N`. */
  readonly id: string;
  readonly name: string;
  readonly known?: boolean;
}

/** Class and style that set `--person-fill`, `--person-ink` and `--person-line` for everything within. */
export const personColours = ({ id, known = true }: Pick<Who, "id" | "known">) => ({
  className: known ? "person" : "person-unknown",
  style: { "--person-hue": hueOf(id) } as CSSProperties,
});

const sizes = {
  xs: "size-5 text-[9px]",
  sm: "size-6 text-[10px]",
  md: "size-8 text-xs",
  lg: "size-14 text-xl",
};

interface AvatarProps {
  readonly person: Who;
  readonly size?: keyof typeof sizes;
  readonly className?: string;
}

/** A person as a disc with initials, in the colour that is theirs everywhere. Beside a name: says nothing itself. */
export function Avatar({ person, size = "md", className }: AvatarProps) {
  const { known = true } = person;
  const colours = personColours(person);
  return (
    <span
      aria-hidden
      style={colours.style}
      className={cn(
        colours.className,
        "inline-grid shrink-0 place-items-center rounded-full bg-(--person-fill) font-semibold text-(--person-ink) select-none",
        !known && "outline-1 -outline-offset-1 outline-line-strong outline-dashed",
        sizes[size],
        className,
      )}
    >
      {known ? initialsOf(person.name) : <UserRound className="size-[55%]" />}
    </span>
  );
}

/** Up to `most` people side by side, and how many more. */
export function AvatarRow({ people, most = 5 }: { readonly people: readonly Who[]; readonly most?: number }) {
  const shown = people.length > most ? people.slice(0, most - 1) : people;
  return (
    <span className="flex items-center gap-1">
      <span className="sr-only">{people.map(({ name }) => name).join(", ")}</span>
      {shown.map((person) => (
        <span key={person.id} title={person.name} className="grid">
          <Avatar person={person} size="sm" />
        </span>
      ))}
      {shown.length < people.length && (
        <span
          aria-hidden
          className="grid size-6 place-items-center rounded-full bg-sunken text-[10px] font-semibold text-soft"
        >
          +{people.length - shown.length}
        </span>
      )}
    </span>
  );
}

/** A name with its disc. */
export const PersonChip = ({ person, className }: { readonly person: Who; readonly className?: string }) => (
  <span className={cn("inline-flex min-w-0 items-center gap-2", className)}>
    <Avatar person={person} size="sm" />
    <span className={cn("truncate", person.known === false && "text-soft")}>{person.name}</span>
  </span>
);
