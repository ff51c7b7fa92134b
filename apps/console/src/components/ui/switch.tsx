import { Switch as Base } from "@base-ui/react/switch";

interface SwitchProps {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly label: string;
  readonly disabled?: boolean;
}

/** Takes effect at once, without a form around it. */
export const Switch = ({ checked, onChange, label, disabled }: SwitchProps) => (
  <Base.Root
    checked={checked}
    onCheckedChange={onChange}
    disabled={disabled}
    aria-label={label}
    className="flex h-6 w-10 shrink-0 cursor-pointer rounded-full bg-line-strong p-0.5 transition-colors duration-150 data-checked:bg-accent data-disabled:opacity-50"
  >
    <Base.Thumb className="size-5 rounded-full bg-raised shadow-card transition-transform duration-150 data-checked:translate-x-4" />
  </Base.Root>
);
