import { useTranslations } from "use-intl";
import { Dialog } from "~/components/ui/dialog";

const KEYS = [
  ["play", "Space"],
  ["skip", "←", "→"],
  ["frame", ",", "."],
  ["turn", "k", "j"],
  ["speed", "<", ">"],
  ["search", "/"],
  ["edit", "e"],
  ["undo", "Ctrl Z", "Ctrl ⇧ Z"],
  ["zoom", "+", "−", "0"],
  ["help", "?"],
] as const;

interface KeysDialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

/** The list of keyboard shortcuts. */
export function KeysDialog({ open, onOpenChange }: KeysDialogProps) {
  const t = useTranslations("meeting.keys");
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t("title")} size="sm">
      <dl className="divide-y divide-line">
        {KEYS.map(([name, ...keys]) => (
          <div key={name} className="flex items-center justify-between gap-4 py-2">
            <dt>{t(name)}</dt>
            <dd className="flex gap-1">
              {keys.map((key) => (
                <kbd
                  key={key}
                  className="grid h-6 min-w-6 place-items-center rounded-xs border border-line bg-sunken px-1.5 font-sans text-xs text-soft"
                >
                  {key}
                </kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
