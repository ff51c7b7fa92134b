import { Tabs as Base } from "@base-ui/react/tabs";
import type { ReactNode } from "react";

interface TabsProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly tabs: readonly { readonly value: Value; readonly label: ReactNode; readonly panel: ReactNode }[];
}

/** Panels of which one is shown. */
export const Tabs = <Value extends string>({ label, value, onChange, tabs }: TabsProps<Value>) => (
  <Base.Root value={value} onValueChange={onChange}>
    <Base.List aria-label={label} className="relative flex gap-6 overflow-x-auto border-b border-line">
      {tabs.map((tab) => (
        <Base.Tab
          key={tab.value}
          value={tab.value}
          className="flex h-10 shrink-0 items-center gap-2 rounded-xs text-base font-medium text-soft transition-colors duration-150 select-none hover:text-ink focus-visible:-outline-offset-2 data-active:text-ink"
        >
          {tab.label}
        </Base.Tab>
      ))}
      <Base.Indicator className="absolute bottom-0 left-0 h-0.5 w-(--active-tab-width) translate-x-(--active-tab-left) rounded-full bg-accent transition-[translate,width] duration-200 ease-out" />
    </Base.List>
    {tabs.map((tab) => (
      <Base.Panel key={tab.value} value={tab.value} className="pt-6">
        {tab.panel}
      </Base.Panel>
    ))}
  </Base.Root>
);
