import type { Run } from "@hapju/contract";
import { Ban, Check, CircleX } from "lucide-react";
import { useTranslations } from "use-intl";
import { Badge, type Tone } from "~/components/ui/badge";
import { Spinner } from "~/components/ui/spinner";

const tones: Record<Run["state"], Tone> = {
  running: "info",
  completed: "accent",
  failed: "danger",
  cancelled: "neutral",
};
const icons = {
  running: <Spinner />,
  completed: <Check aria-hidden strokeWidth={2.5} />,
  failed: <CircleX aria-hidden />,
  cancelled: <Ban aria-hidden />,
};

/** The state of a run. */
export function StateBadge({ state }: Pick<Run, "state">) {
  const t = useTranslations("runs.state");
  return (
    <Badge tone={tones[state]} icon={icons[state]}>
      {t(state)}
    </Badge>
  );
}
