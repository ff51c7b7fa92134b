import { Toast } from "@base-ui/react/toast";
import { CircleAlert, CircleCheck, X } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { cn } from "~/lib/cn";
import { buttonClass } from "./button";

const manager = Toast.createToastManager();

interface Message {
  readonly title: string;
  readonly text?: string;
  readonly tone?: "done" | "danger";
  /** A way back, or on. */
  readonly action?: { readonly label: string; readonly run: () => void };
}

/** Says what happened, in the corner, for a few seconds; a screen reader says it too. */
export function toast({ title, text, tone = "done", action }: Message): void {
  const id = manager.add({
    title,
    description: text,
    type: tone,
    priority: tone === "danger" ? "high" : "low",
    timeout: action || tone === "danger" ? 10_000 : 5000,
    actionProps: action && {
      children: action.label,
      onClick: () => {
        manager.close(id);
        action.run();
      },
    },
  });
}

/** Shows the messages of `toast` above the page. */
export function Toaster({ children }: { readonly children: ReactNode }) {
  return (
    <Toast.Provider toastManager={manager} limit={3}>
      {children}
      <Toast.Portal>
        <Toast.Viewport className="fixed right-4 bottom-20 left-4 z-60 mx-auto flex max-w-sm flex-col gap-2 sm:left-auto sm:w-92 md:bottom-5">
          <Toasts />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

function Toasts() {
  const t = useTranslations("common");
  const { toasts } = Toast.useToastManager();
  return toasts.map((each) => (
    <Toast.Root
      key={each.id}
      toast={each}
      className="rounded-lg bg-raised shadow-float transition-[opacity,translate] duration-200 ease-out data-ending-style:translate-y-2 data-ending-style:opacity-0 data-limited:hidden data-starting-style:translate-y-2 data-starting-style:opacity-0"
    >
      <Toast.Content className="flex items-start gap-2.5 py-3 pr-2 pl-3.5">
        {each.type === "danger" ? (
          <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-danger" />
        ) : (
          <CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-accent" />
        )}
        <div className="min-w-0 flex-1">
          <Toast.Title className="text-base font-medium" />
          <Toast.Description className="text-sm text-soft" />
        </div>
        <Toast.Action className={cn(buttonClass({ variant: "quiet", size: "sm" }), "-my-0.5 text-accent")} />
        <Toast.Close
          aria-label={t("dismiss")}
          className="-my-0.5 grid size-7 shrink-0 place-items-center rounded-sm text-faint hover:bg-hover hover:text-ink"
        >
          <X aria-hidden className="size-4" />
        </Toast.Close>
      </Toast.Content>
    </Toast.Root>
  ));
}
