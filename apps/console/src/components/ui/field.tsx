import { Field as Base } from "@base-ui/react/field";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "~/lib/cn";
import { control } from "./control";

/** The label above a field. */
export const Label = ({ className, ...rest }: ComponentProps<"div">) => (
  <div {...rest} className={cn("mb-1.5 block text-sm font-medium text-ink", className)} />
);

interface FieldProps {
  readonly label: ReactNode;
  readonly hideLabel?: boolean;
  readonly note?: ReactNode;
  /** What is wrong with the value. */
  readonly error?: ReactNode;
  readonly className?: string;
}

/** Properties of a text field. */
export interface TextFieldProps extends FieldProps, Omit<ComponentProps<typeof Base.Control>, "className"> {
  readonly icon?: ReactNode;
}

/** A line of text with label, note and error. */
export function TextField({ label, hideLabel, note, error, icon, className, ...rest }: TextFieldProps) {
  return (
    <Base.Root invalid={Boolean(error)} className={className}>
      <Base.Label className={hideLabel ? "sr-only" : "mb-1.5 block text-sm font-medium text-ink"}>
        {label}
      </Base.Label>
      <div className="relative">
        {icon !== undefined && (
          <span
            aria-hidden
            className="pointer-events-none absolute inset-y-0 left-3 grid place-items-center text-faint [&_svg]:size-4"
          >
            {icon}
          </span>
        )}
        <Base.Control {...rest} className={cn(control, icon !== undefined && "pl-9")} />
      </div>
      <Notes note={note} error={error} />
    </Base.Root>
  );
}

interface TextAreaProps extends FieldProps, Omit<ComponentProps<"textarea">, "className"> {}

/** Several lines of text with label, note and error. */
export function TextArea({ label, hideLabel, note, error, className, ...rest }: TextAreaProps) {
  return (
    <Base.Root invalid={Boolean(error)} className={className}>
      <Base.Label className={hideLabel ? "sr-only" : "mb-1.5 block text-sm font-medium text-ink"}>
        {label}
      </Base.Label>
      <Base.Control render={<textarea {...rest} />} className={cn(control, "h-auto min-h-20 py-2")} />
      <Notes note={note} error={error} />
    </Base.Root>
  );
}

const Notes = ({ note, error }: Pick<FieldProps, "note" | "error">) => (
  <>
    {note !== undefined && <Base.Description className="mt-1.5 text-sm text-faint">{note}</Base.Description>}
    {error !== undefined && error !== null && (
      <Base.Error match className="mt-1.5 text-sm text-danger">
        {error}
      </Base.Error>
    )}
  </>
);
