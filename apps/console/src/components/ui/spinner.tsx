import { cn } from "~/lib/cn";

/** Shows that something is in progress. */
export const Spinner = ({ className }: { readonly className?: string }) => (
  <svg viewBox="0 0 16 16" aria-hidden className={cn("size-4 animate-spin", className)}>
    <circle cx="8" cy="8" r="6.5" fill="none" stroke="currentColor" strokeOpacity="0.25" strokeWidth="2" />
    <path
      d="M14.5 8A6.5 6.5 0 0 0 8 1.5"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
    />
  </svg>
);
