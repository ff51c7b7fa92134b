import { CircleAlert, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "~/lib/cn";

const tones = {
  info: { colours: "bg-info-soft text-info", Icon: Info },
  warn: { colours: "bg-warn-soft text-warn", Icon: TriangleAlert },
  danger: { colours: "bg-danger-soft text-danger", Icon: CircleAlert },
};

interface CalloutProps {
  readonly tone?: keyof typeof tones;
  readonly children: ReactNode;
  readonly className?: string;
}

/** A remark that must not be missed, within what it is about. */
export function Callout({ tone = "info", children, className }: CalloutProps) {
  const { colours, Icon } = tones[tone];
  return (
    <div
      role={tone === "danger" ? "alert" : "note"}
      className={cn("flex gap-2.5 rounded-md px-3 py-2.5 text-base", colours, className)}
    >
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0 flex-1 text-ink">{children}</div>
    </div>
  );
}
