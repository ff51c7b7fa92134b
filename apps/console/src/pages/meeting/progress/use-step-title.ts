import { useTranslations } from "use-intl";

/** What a step does, in a sentence; a step of a pipeline that this page does not know goes by its name. */
export function useStepTitle(): (step: string) => string {
  const t = useTranslations("meeting.running.step");
  return (step) => {
    const key = step as Parameters<typeof t.has>[0];
    return t.has(key) ? t(key) : step;
  };
}
