import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { PageHeader } from "~/components/ui/page-header";
import { Skeleton } from "~/components/ui/skeleton";
import { ErrorState } from "~/components/ui/states";
import { Page } from "~/layout/page";
import { useTitle } from "~/lib/use-title";
import { HostCard } from "./host-card";
import { modelsQuery } from "./queries";
import { TaskSection } from "./task-section";

/** In the order in which a meeting needs them; any other task comes last. */
const ORDER = [
  "face-detection",
  "face-landmarks",
  "face-embedding",
  "voice-activity",
  "speaker-embedding",
  "speaker-segmentation",
  "active-speaker",
  "lip-match",
  "speech-recognition",
];
const placeOf = (task: string) => (ORDER.includes(task) ? ORDER.indexOf(task) : ORDER.length);

/** The catalog by task: what is here, how good and fast it is, and which model answers first. */
export function ModelsPage() {
  const t = useTranslations("models");
  const common = useTranslations("common");
  const { data, error, refetch } = useQuery(modelsQuery);
  useTitle(t("title"));
  const byTask = Map.groupBy(data?.models ?? [], ({ task }) => task);
  return (
    <Page className="max-w-340">
      <PageHeader title={t("title")} description={t("lead")} />
      {!data && error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && (
        <div className="space-y-4">
          <output className="sr-only">{common("loading")}</output>
          <Skeleton className="h-20 rounded-lg" />
          <Skeleton className="h-48 rounded-lg" />
          <Skeleton className="h-48 rounded-lg" />
        </div>
      )}
      {data && (
        <div className="space-y-8">
          <HostCard host={data.host} />
          {[...byTask]
            .sort(([a], [b]) => placeOf(a) - placeOf(b))
            .map(([task, models]) => (
              <TaskSection
                key={task}
                task={task}
                models={models}
                route={data.routes.find((route) => route.task === task)}
              />
            ))}
        </div>
      )}
    </Page>
  );
}
