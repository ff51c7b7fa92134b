import { useTranslations } from "use-intl";
import { Skeleton } from "~/components/ui/skeleton";

/** The shape of the page while the meeting is on its way. */
export function Loading({ title }: { readonly title?: string }) {
  const t = useTranslations("common");
  return (
    <div className="flex h-[calc(100dvh-4rem)] flex-col md:h-dvh">
      {title ? (
        <output className="sr-only">{t("loading")}</output>
      ) : (
        <h1 className="sr-only">{t("loading")}</h1>
      )}
      <div className="flex h-14 items-center border-b border-line bg-surface px-5">
        {title ? (
          <h1 className="text-lg font-semibold tracking-tight">{title}</h1>
        ) : (
          <Skeleton className="h-5 w-56" />
        )}
      </div>
      <div className="flex min-h-0 flex-1 flex-col lg:grid lg:grid-cols-[minmax(0,1.12fr)_minmax(24rem,1fr)]">
        <div className="bg-[oklch(0.19_0.012_180)] max-lg:aspect-video" />
        <div className="space-y-6 border-line px-6 pt-16 lg:border-l">
          {["w-5/6", "w-2/3", "w-11/12", "w-3/5", "w-4/5"].map((width) => (
            <div key={width} className="flex gap-3">
              <Skeleton className="size-7 rounded-full" />
              <div className="flex-1 space-y-2.5">
                <Skeleton className="h-4 w-28" />
                <Skeleton className={`h-4 ${width}`} />
              </div>
            </div>
          ))}
        </div>
      </div>
      <div className="h-52 border-t border-line bg-surface p-4 max-lg:hidden">
        <Skeleton className="h-full w-full" />
      </div>
    </div>
  );
}
