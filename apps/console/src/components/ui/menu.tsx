import { Menu as Base } from "@base-ui/react/menu";
import { Check } from "lucide-react";
import type { ReactElement, ReactNode } from "react";
import { cn } from "~/lib/cn";
import { choice, floating } from "./popup-styles";

interface MenuProps {
  /** The button that opens it. */
  readonly trigger: ReactElement;
  readonly children: ReactNode;
  readonly align?: "start" | "center" | "end";
  readonly side?: "top" | "bottom" | "right";
  readonly className?: string;
}

/** A menu that a button opens. */
export const Menu = ({ trigger, children, align = "end", side = "bottom", className }: MenuProps) => (
  <Base.Root modal={false}>
    <Base.Trigger render={trigger} />
    <Base.Portal>
      <Base.Positioner side={side} align={align} sideOffset={6} className="z-40 outline-none">
        <Base.Popup className={cn(floating, "min-w-44 p-1.5", className)}>{children}</Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  </Base.Root>
);

interface MenuItemProps {
  readonly icon?: ReactNode;
  readonly onSelect?: () => void;
  readonly danger?: boolean;
  readonly disabled?: boolean;
  readonly children: ReactNode;
  /** A link to go to. */
  readonly render?: ReactElement;
}

/** An entry of a menu: an action or a link. */
export const MenuItem = ({ icon, onSelect, danger, disabled, children, render }: MenuItemProps) => (
  <Base.Item
    onClick={onSelect}
    disabled={disabled}
    render={render}
    className={cn(choice, danger && "text-danger [&_svg]:text-danger")}
  >
    {icon}
    {children}
  </Base.Item>
);

interface MenuChoiceProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly choices: readonly { readonly value: Value; readonly label: ReactNode }[];
  readonly onChange: (value: Value) => void;
}

/** One of several, chosen within a menu. */
export const MenuChoice = <Value extends string>({
  label,
  value,
  choices,
  onChange,
}: MenuChoiceProps<Value>) => (
  <Base.Group>
    <Base.GroupLabel className="px-2.5 pt-2 pb-1 text-xs font-medium text-faint">{label}</Base.GroupLabel>
    <Base.RadioGroup value={value} onValueChange={onChange}>
      {choices.map((each) => (
        <Base.RadioItem key={each.value} value={each.value} className={choice}>
          <span className="flex-1">{each.label}</span>
          <Base.RadioItemIndicator>
            <Check aria-hidden />
          </Base.RadioItemIndicator>
        </Base.RadioItem>
      ))}
    </Base.RadioGroup>
  </Base.Group>
);

/** A line between groups of a menu. */
export const MenuSeparator = () => <Base.Separator className="mx-1 my-1.5 h-px bg-line" />;
