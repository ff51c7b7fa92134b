import { Button as Base } from "@base-ui/react/button";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "~/lib/cn";
import { Tooltip } from "./tooltip";

/** Properties of an icon button. */
export interface IconButtonProps extends Omit<ComponentProps<typeof Base>, "className" | "children"> {
  /** What it does: its name for a screen reader, and its tooltip. */
  readonly label: string;
  readonly icon: ReactNode;
  readonly size?: "sm" | "md";
  readonly className?: string;
}

/** A button that is an icon, with a tooltip. */
export function IconButton({ label, icon, size = "md", className, ...rest }: IconButtonProps) {
  return (
    <Tooltip text={label}>
      <Base
        {...rest}
        aria-label={label}
        className={cn(
          "inline-grid shrink-0 place-items-center rounded-md text-soft transition-colors duration-150 hover:bg-hover hover:text-ink active:bg-press",
          "disabled:pointer-events-none disabled:opacity-40 data-popup-open:bg-hover data-popup-open:text-ink",
          size === "sm" ? "size-7 [&_svg]:size-4" : "size-9 [&_svg]:size-4.5",
          className,
        )}
      >
        {icon}
      </Base>
    </Tooltip>
  );
}
