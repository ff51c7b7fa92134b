import { Tooltip as Base } from "@base-ui/react/tooltip";
import type { ReactElement, ReactNode } from "react";

/** Sets the delays of all tooltips within. */
export const TooltipProvider = ({ children }: { readonly children: ReactNode }) => (
  <Base.Provider delay={400} closeDelay={50}>
    {children}
  </Base.Provider>
);

interface TooltipProps {
  readonly text: ReactNode;
  /** The one element it explains; takes a ref and props. */
  readonly children: ReactElement;
  readonly side?: "top" | "bottom" | "left" | "right";
}

/** A short explanation on hover and focus. */
export const Tooltip = ({ text, children, side = "top" }: TooltipProps) => (
  <Base.Root>
    <Base.Trigger render={children} />
    <Base.Portal>
      <Base.Positioner side={side} sideOffset={6} className="z-50">
        <Base.Popup className="max-w-72 rounded-sm bg-ink px-2 py-1 text-xs text-canvas transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0">
          {text}
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  </Base.Root>
);
