import type { ComponentProps } from "react";
import { cn } from "~/lib/cn";

/** A bordered surface. */
export const Card = ({ className, ...rest }: ComponentProps<"div">) => (
  <div {...rest} className={cn("rounded-lg border border-line bg-surface", className)} />
);
