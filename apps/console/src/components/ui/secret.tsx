import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "./button";

/** Something to take away that is shown once, with a button that copies it. */
export function Secret({ text, label }: { readonly text: string; readonly label: string }) {
  const t = useTranslations("common");
  const [isCopied, setCopied] = useState(false);
  return (
    <div className="flex items-start gap-2 rounded-md bg-sunken p-3">
      <code className="min-w-0 flex-1 py-1 font-mono text-sm break-all select-all">
        <span className="sr-only">{label}: </span>
        {text}
      </code>
      <Button
        size="sm"
        icon={isCopied ? <Check aria-hidden /> : <Copy aria-hidden />}
        onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}
      >
        <span aria-live="polite">{t(isCopied ? "copied" : "copy")}</span>
      </Button>
    </div>
  );
}
