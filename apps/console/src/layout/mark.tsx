import { cn } from "~/lib/cn";

/** The mark of Hapju: voices of different strength, in one measure. */
export const Mark = ({ className }: { readonly className?: string }) => (
  <svg viewBox="0 0 32 32" aria-hidden className={cn("size-7 shrink-0", className)}>
    <rect width="32" height="32" rx="9" className="fill-accent" />
    <path
      d="M8 14v4M12 10.5v11M16 7.5v17M20 11.5v9M24 14v4"
      className="stroke-on-accent"
      strokeWidth="2.6"
      strokeLinecap="round"
    />
  </svg>
);
