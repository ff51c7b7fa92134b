import type { ReactNode } from "react";
import { cn } from "~/lib/cn";

/** The measure of a page: not so wide that lines get long. */
export const Page = ({
  children,
  className,
}: {
  readonly children: ReactNode;
  readonly className?: string;
}) => (
  <div className={cn("mx-auto w-full max-w-280 px-4 pt-6 pb-16 sm:px-8 sm:pt-10", className)}>{children}</div>
);
