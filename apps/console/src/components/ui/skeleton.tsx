import { cn } from "~/lib/cn";

/** The shape of something that is still coming. */
export const Skeleton = ({ className }: { readonly className?: string }) => (
  <div aria-hidden data-skeleton className={cn("animate-pulse rounded-sm bg-press", className)} />
);
