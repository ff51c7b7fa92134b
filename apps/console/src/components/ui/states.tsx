import { ApiError } from "@hapju/contract/client";
import { CloudOff, RotateCw, TriangleAlert } from "lucide-react";
import { type ReactNode, useEffect, useEffectEvent } from "react";
import { useTranslations } from "use-intl";
import { useProblemText } from "~/api/problem-text";
import { cn } from "~/lib/cn";
import { Button } from "./button";

interface StateProps {
  readonly icon: ReactNode;
  readonly title: ReactNode;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
  /** Where it is all of a page: its title. */
  readonly heading?: "h1" | "h2";
  readonly className?: string;
}

/** An empty list: why it is empty and what to do. */
export const EmptyState = ({
  icon,
  title,
  children,
  action,
  heading: Heading = "h2",
  className,
}: StateProps) => (
  <div className={cn("mx-auto flex max-w-md flex-col items-center px-6 py-16 text-center", className)}>
    <div
      aria-hidden
      className="mb-5 grid size-14 place-items-center rounded-xl bg-accent-soft text-accent [&_svg]:size-6"
    >
      {icon}
    </div>
    <Heading className="text-lg font-semibold tracking-tight text-balance">{title}</Heading>
    {children !== undefined && <div className="mt-1.5 text-base text-pretty text-soft">{children}</div>}
    {action !== undefined && <div className="mt-6">{action}</div>}
  </div>
);

interface ErrorStateProps {
  readonly error: unknown;
  readonly onRetry?: () => void;
  /** Where it is all of a page: its title. */
  readonly heading?: "h1" | "h2";
  readonly className?: string;
}

/** How often an unreachable server is tried again. */
const ASK_AGAIN_MS = 3000;

/** An error with a button to retry. While the server is unreachable, it retries by itself. */
export function ErrorState({ error, onRetry, heading: Heading = "h2", className }: ErrorStateProps) {
  const t = useTranslations("common");
  const textOf = useProblemText();
  const isOffline = error instanceof ApiError && error.status === 0;
  const retry = useEffectEvent(() => onRetry?.());
  useEffect(() => {
    if (!isOffline) return;
    const timer = setInterval(retry, ASK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [isOffline]);
  return (
    <div
      role="alert"
      className={cn("mx-auto flex max-w-md flex-col items-center px-6 py-16 text-center", className)}
    >
      <div
        aria-hidden
        className="mb-5 grid size-14 place-items-center rounded-xl bg-danger-soft text-danger [&_svg]:size-6"
      >
        {isOffline ? <CloudOff /> : <TriangleAlert />}
      </div>
      <Heading className="text-lg font-semibold tracking-tight">{t("error.title")}</Heading>
      <p className="mt-1.5 text-base text-pretty text-soft">{textOf(error)}</p>
      {onRetry && (
        <Button className="mt-6" icon={<RotateCw />} onClick={onRetry}>
          {t("retry")}
        </Button>
      )}
    </div>
  );
}
