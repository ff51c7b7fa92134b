import type { ReactNode } from "react";

interface PageHeaderProps {
  readonly title: ReactNode;
  readonly description?: ReactNode;
  readonly actions?: ReactNode;
  /** A way up, above the title. */
  readonly back?: ReactNode;
}

/** The title of a page with its description and actions. */
export const PageHeader = ({ title, description, actions, back }: PageHeaderProps) => (
  <header className="mb-6">
    {back !== undefined && <div className="mb-3">{back}</div>}
    <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <div className="min-w-0">
        <h1 className="text-2xl font-semibold tracking-[-0.015em] text-balance">{title}</h1>
        {description !== undefined && (
          <p className="mt-1 max-w-2xl text-base text-pretty text-soft">{description}</p>
        )}
      </div>
      {actions !== undefined && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </div>
  </header>
);
