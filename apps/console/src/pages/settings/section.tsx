import { type ReactNode, useId } from "react";

interface SectionProps {
  readonly title: string;
  readonly lead?: string;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

/** One part of the settings. */
export function Section({ title, lead, action, children }: SectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <header className="mb-4 flex flex-col items-start justify-between gap-x-6 gap-y-3 sm:flex-row sm:items-end">
        <div>
          <h2 id={id} className="text-lg font-semibold tracking-tight">
            {title}
          </h2>
          {lead !== undefined && <p className="mt-0.5 max-w-xl text-pretty text-soft">{lead}</p>}
        </div>
        {action}
      </header>
      {children}
    </section>
  );
}
