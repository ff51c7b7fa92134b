import { Progress as Base } from "@base-ui/react/progress";
import { cn } from "~/lib/cn";

interface ProgressProps {
  /** 0…1; undefined: unknown. */
  readonly value: number | undefined;
  readonly label: string;
  readonly className?: string;
}

/** A progress bar. */
export const Progress = ({ value, label, className }: ProgressProps) => (
  <Base.Root
    value={value === undefined ? null : Math.round(value * 100)}
    aria-label={label}
    className={className}
  >
    <Base.Track className="h-1.5 overflow-hidden rounded-full bg-press">
      <Base.Indicator
        className={cn(
          "h-full rounded-full bg-accent transition-[width] duration-300 ease-out",
          value === undefined && "w-1/3 animate-pulse",
        )}
      />
    </Base.Track>
  </Base.Root>
);
