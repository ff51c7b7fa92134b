import type { ReactNode } from "react";
import { cn } from "~/lib/cn";

/** The colour of a badge, by its meaning. */
export type Tone = "neutral" | "accent" | "danger" | "warn" | "info";

const tones: Record<Tone, string> = {
  neutral: "bg-hover text-soft",
  accent: "bg-accent-soft text-accent-strong",
  danger: "bg-danger-soft text-danger",
  warn: "bg-warn-soft text-warn",
  info: "bg-info-soft text-info",
};

interface BadgeProps {
  readonly tone?: Tone;
  readonly icon?: ReactNode;
  readonly children: ReactNode;
  readonly className?: string;
}

/** A short label in a coloured pill. */
export const Badge = ({ tone = "neutral", icon, children, className }: BadgeProps) => (
  <span
    className={cn(
      "inline-flex h-5 shrink-0 items-center gap-1 rounded-sm px-1.5 text-xs font-medium whitespace-nowrap [&_svg]:size-3",
      tones[tone],
      className,
    )}
  >
    {icon}
    {children}
  </span>
);
