/** The classes of every control that takes a value. */
export const control =
  "h-9 w-full rounded-md border border-line bg-surface px-3 text-base text-ink transition-colors duration-150 placeholder:text-faint hover:border-line-strong focus-visible:border-accent focus-visible:outline-2 focus-visible:-outline-offset-1 focus-visible:outline-accent data-invalid:border-danger";
