import { AlertDialog } from "@base-ui/react/alert-dialog";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { cn } from "~/lib/cn";
import { Button } from "./button";
import { floating } from "./popup-styles";

interface ConfirmProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: ReactNode;
  /** What will happen, and what cannot be brought back. */
  readonly children: ReactNode;
  readonly action: ReactNode;
  readonly onConfirm: () => void;
  readonly pending?: boolean;
  readonly danger?: boolean;
}

/** Asks before what cannot be undone. */
export function Confirm({
  open,
  onOpenChange,
  title,
  children,
  action,
  onConfirm,
  pending,
  danger = true,
}: ConfirmProps) {
  const t = useTranslations("common");
  return (
    <AlertDialog.Root open={open} onOpenChange={onOpenChange}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="fixed inset-0 z-50 bg-scrim transition-opacity duration-200 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <AlertDialog.Popup
          className={cn(floating, "fixed inset-x-4 top-[18dvh] z-50 mx-auto max-w-md rounded-xl p-6")}
        >
          <AlertDialog.Title className="text-lg font-semibold tracking-tight text-balance">
            {title}
          </AlertDialog.Title>
          <AlertDialog.Description render={<div />} className="mt-2 space-y-2 text-base text-soft">
            {children}
          </AlertDialog.Description>
          <div className="mt-6 flex justify-end gap-2">
            <AlertDialog.Close render={<Button>{t("cancel")}</Button>} />
            <Button variant={danger ? "danger" : "primary"} onClick={onConfirm} pending={pending}>
              {action}
            </Button>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
