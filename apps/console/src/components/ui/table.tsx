import type { ComponentProps } from "react";
import { cn } from "~/lib/cn";

/** A dense table in a card. A narrow screen scrolls it sideways. */
export const Table = ({ className, ...rest }: ComponentProps<"table">) => (
  <section
    // Positioned, or what is hidden for the eye within would widen the page.
    className="relative overflow-x-auto rounded-lg border border-line bg-surface"
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard
    tabIndex={0}
    aria-label={rest["aria-label"]}
  >
    <table {...rest} className={cn("w-full border-collapse text-left text-base", className)} />
  </section>
);

/** A column header. */
export const Th = ({ className, ...rest }: ComponentProps<"th">) => (
  <th
    scope="col"
    {...rest}
    className={cn(
      "h-9 border-b border-line px-4 text-xs font-medium whitespace-nowrap text-faint",
      className,
    )}
  />
);

/** A row of a table. */
export const Tr = ({ className, ...rest }: ComponentProps<"tr">) => (
  <tr {...rest} className={cn("border-b border-line last:border-0", className)} />
);

/** A cell of a table. */
export const Td = ({ className, ...rest }: ComponentProps<"td">) => (
  <td {...rest} className={cn("px-4 py-2.5 align-middle", className)} />
);
