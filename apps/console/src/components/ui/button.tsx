import { Button as Base } from "@base-ui/react/button";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "~/lib/cn";
import { Spinner } from "./spinner";

type Variant = "primary" | "secondary" | "quiet" | "danger";
type Size = "sm" | "md" | "lg";

const variants: Record<Variant, string> = {
  primary: "bg-accent text-on-accent hover:bg-accent-strong",
  secondary: "border border-line bg-raised text-ink shadow-card hover:border-line-strong",
  quiet: "text-soft hover:bg-hover hover:text-ink active:bg-press",
  danger: "bg-danger text-on-danger hover:brightness-95",
};
const sizes: Record<Size, string> = {
  sm: "h-7 gap-1.5 rounded-sm px-2.5 text-sm [&_svg]:size-3.5",
  md: "h-9 gap-2 rounded-md px-3.5 text-base [&_svg]:size-4",
  lg: "h-11 gap-2 rounded-md px-5 text-lg [&_svg]:size-4.5",
};

/** Classes of a button, for links in the style of one. */
export const buttonClass = ({
  variant = "secondary",
  size = "md",
}: {
  variant?: Variant | undefined;
  size?: Size | undefined;
} = {}) =>
  cn(
    "inline-flex shrink-0 items-center justify-center font-medium whitespace-nowrap transition-[background,border,color,filter] duration-150 select-none",
    "disabled:pointer-events-none disabled:opacity-50 data-disabled:pointer-events-none data-disabled:opacity-50",
    variants[variant],
    sizes[size],
  );

/** Properties of a button. */
export interface ButtonProps extends Omit<ComponentProps<typeof Base>, "className"> {
  readonly variant?: Variant;
  readonly size?: Size;
  readonly icon?: ReactNode;
  /** In progress: shows a spinner and ignores clicks, but keeps the focus. */
  readonly pending?: boolean | undefined;
  readonly className?: string;
}

/** A button with an optional icon and a pending state. */
export function Button({
  variant,
  size,
  icon,
  pending = false,
  className,
  children,
  disabled,
  ...rest
}: ButtonProps) {
  return (
    <Base
      {...rest}
      className={cn(buttonClass({ variant, size }), className)}
      disabled={disabled || pending}
      focusableWhenDisabled={pending}
      aria-busy={pending || undefined}
    >
      {pending ? <Spinner /> : icon}
      {children}
    </Base>
  );
}
