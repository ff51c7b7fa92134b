import { Select as Base } from "@base-ui/react/select";
import { Check, ChevronsUpDown } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "~/lib/cn";
import { control } from "./control";
import { Label } from "./field";
import { choice, floating } from "./popup-styles";

interface SelectProps<Value extends string> {
  readonly label: string;
  /** Names the choice for a screen reader only: the place says it already. */
  readonly hideLabel?: boolean;
  readonly value: Value;
  readonly choices: readonly { readonly value: Value; readonly label: string; readonly note?: ReactNode }[];
  readonly onChange: (value: Value) => void;
  readonly disabled?: boolean;
  readonly size?: "sm" | "md";
  readonly className?: string;
}

/** Chooses one of several values. */
export function Select<Value extends string>({
  label,
  hideLabel = false,
  value,
  choices,
  onChange,
  disabled,
  size = "md",
  className,
}: SelectProps<Value>) {
  return (
    <div className={cn("min-w-0", className)}>
      <Base.Root
        items={choices}
        value={value}
        onValueChange={(next) => next !== null && onChange(next)}
        disabled={disabled}
        modal={false}
      >
        {!hideLabel && <Base.Label render={<Label />}>{label}</Base.Label>}
        <Base.Trigger
          aria-label={hideLabel ? label : undefined}
          className={cn(
            control,
            "flex items-center justify-between gap-2 text-left select-none data-disabled:opacity-50",
            size === "sm" && "h-7 rounded-sm px-2 text-sm",
          )}
        >
          <Base.Value className="truncate" />
          <Base.Icon>
            <ChevronsUpDown aria-hidden className="size-3.5 text-faint" />
          </Base.Icon>
        </Base.Trigger>
        <Base.Portal>
          <Base.Positioner sideOffset={6} alignItemWithTrigger={false} className="z-50 outline-none">
            <Base.Popup
              className={cn(
                floating,
                "max-h-(--available-height) min-w-(--anchor-width) overflow-y-auto p-1.5",
              )}
            >
              <Base.List>
                {choices.map((each) => (
                  <Base.Item key={each.value} value={each.value} className={choice}>
                    <span className="flex-1">
                      <Base.ItemText>{each.label}</Base.ItemText>
                      {each.note !== undefined && (
                        <span className="block text-xs text-faint">{each.note}</span>
                      )}
                    </span>
                    <Base.ItemIndicator>
                      <Check aria-hidden />
                    </Base.ItemIndicator>
                  </Base.Item>
                ))}
              </Base.List>
            </Base.Popup>
          </Base.Positioner>
        </Base.Portal>
      </Base.Root>
    </div>
  );
}
