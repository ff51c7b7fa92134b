import type { HostStatus } from "@hapju/contract";
import { useTranslations } from "use-intl";
import { Card } from "~/components/ui/card";
import { Progress } from "~/components/ui/progress";
import { useTimes } from "~/i18n/times";

/** What the model host does now, and how much of its memory is taken. */
export function HostCard({ host }: { readonly host: HostStatus }) {
  const t = useTranslations("models.host");
  const times = useTimes();
  const memory = t("memory", { held: times.size(host.heldBytes), budget: times.size(host.budgetBytes) });
  const facts = [
    t("processes", { count: host.processes }),
    t("busy", { count: host.busy }),
    t("waiting", { count: host.waiting }),
    t("loads", { loads: host.loads, hits: host.hits }),
    t("evictions", { count: host.evictions }),
    t("crashes", { count: host.crashes }),
  ];
  return (
    <Card className="flex flex-wrap items-center gap-x-8 gap-y-3 px-5 py-4">
      <div className="w-full sm:w-64">
        <p className="mb-2 flex justify-between gap-4 text-sm">
          <span className="font-medium">{t("title")}</span>
          <span className="tabular text-soft">{memory}</span>
        </p>
        <Progress value={Math.min(1, host.heldBytes / host.budgetBytes)} label={memory} />
      </div>
      <ul className="tabular flex flex-1 flex-wrap gap-x-5 gap-y-1 text-sm text-soft">
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
    </Card>
  );
}
