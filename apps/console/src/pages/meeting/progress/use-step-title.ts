import { useTranslations } from "use-intl";

/** What a step does, in words; its name where there is no text. */
export function useStepTitle(): (step: string) => string {
  const t = useTranslations("meeting.running.step");
  return (step) => {
    const key = step as Parameters<typeof t.has>[0];
    return t.has(key) ? t(key) : step;
  };
}
