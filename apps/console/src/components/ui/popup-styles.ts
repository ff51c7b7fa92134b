/** The classes of every popup. */
export const floating =
  "origin-(--transform-origin) rounded-lg bg-raised shadow-float outline-none transition-[scale,opacity] duration-150 ease-out data-ending-style:scale-[0.98] data-ending-style:opacity-0 data-starting-style:scale-[0.98] data-starting-style:opacity-0";

/** A line of a menu or of a list of choices. */
export const choice =
  "flex min-h-8 cursor-pointer items-center gap-2.5 rounded-sm px-2.5 py-1.5 text-base text-ink outline-none select-none data-highlighted:bg-hover data-disabled:pointer-events-none data-disabled:opacity-45 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-faint";
