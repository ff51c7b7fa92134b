import { Checkbox as Base } from "@base-ui/react/checkbox";
import { Check } from "lucide-react";
import type { ReactNode } from "react";

interface CheckboxProps {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly children: ReactNode;
  readonly note?: ReactNode;
  readonly disabled?: boolean;
}

/** A checkbox with a label and an optional note. */
export const Checkbox = ({ checked, onChange, children, note, disabled }: CheckboxProps) => (
  // biome-ignore lint/a11y/noLabelWithoutControl: the control inside renders an input
  <label className="flex cursor-pointer items-start gap-2.5 has-data-disabled:cursor-default has-data-disabled:opacity-50">
    <Base.Root
      checked={checked}
      onCheckedChange={onChange}
      disabled={disabled}
      className="mt-0.5 grid size-4 shrink-0 place-items-center rounded-xs border border-line-strong bg-surface transition-colors duration-150 data-checked:border-accent data-checked:bg-accent"
    >
      <Base.Indicator className="text-on-accent">
        <Check aria-hidden className="size-3" strokeWidth={3} />
      </Base.Indicator>
    </Base.Root>
    <span>
      {children}
      {note !== undefined && <span className="block text-sm text-faint">{note}</span>}
    </span>
  </label>
);
