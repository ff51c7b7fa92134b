import { CalendarClock, Circle, CircleHelp, Diamond } from "lucide-react";
import type { ReactNode } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { Callout } from "~/components/ui/callout";
import { clock, useTimes } from "~/i18n/times";
import { useMeeting } from "../meeting-context";
import { Name } from "../why/name";
import { Cites } from "./cites";

/** The minutes: every statement links to the turns it cites. */
export function MinutesTab() {
  const t = useTranslations("meeting.minutes");
  const { minutes, playback } = useMeeting();
  const { summary, topics, decisions, actions, questions, notices } = minutes;
  return (
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={minutes.title}
      className="h-full overflow-y-auto px-5 pt-5 pb-10 focus-visible:-outline-offset-2 sm:px-7"
    >
      <div className="mx-auto max-w-2xl space-y-8">
        <Section title={t("summary")} empty={summary.length === 0 && t("none.summary")}>
          <div className="space-y-2 text-read">
            {summary.map(({ text, cites }) => (
              <p key={text}>
                {text}
                <Cites ids={cites} />
              </p>
            ))}
          </div>
        </Section>
        <Section title={t("decisions")} empty={decisions.length === 0 && t("none.decisions")}>
          <ul className="space-y-2.5">
            {decisions.map(({ text, cites }) => (
              <li key={text} className="flex gap-3 text-[15px] leading-6">
                <Diamond aria-hidden className="mt-1 size-4 shrink-0 fill-accent text-accent" />
                <span>
                  {text}
                  <Cites ids={cites} />
                </span>
              </li>
            ))}
          </ul>
        </Section>
        <Section title={t("actions")} empty={actions.length === 0 && t("none.actions")}>
          <ul className="divide-y divide-line overflow-hidden rounded-lg border border-line bg-raised">
            {actions.map(({ text, cites, owner, due }) => (
              <li key={text} data-testid="action" className="flex gap-3 px-4 py-3">
                <Circle aria-hidden className="mt-1 size-4 shrink-0 text-info" />
                <div className="min-w-0 flex-1">
                  <p className="text-[15px] leading-6">
                    {text}
                    <Cites ids={cites} />
                  </p>
                  <div className="mt-1.5 flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
                    <Name speaker={owner} />
                    {due && <Due {...due} />}
                  </div>
                </div>
              </li>
            ))}
          </ul>
        </Section>
        <Section title={t("questions")} empty={questions.length === 0 && t("none.questions")}>
          <ul className="space-y-2.5">
            {questions.map(({ text, cites, about }) => (
              <li key={text} className="flex gap-3 text-[15px] leading-6">
                <CircleHelp aria-hidden className="mt-1 size-4 shrink-0 text-warn" />
                <span>
                  {about === "owner" && <strong className="font-semibold">{t("ownerQuestion")} </strong>}
                  {text}
                  <Cites ids={cites} />
                </span>
              </li>
            ))}
          </ul>
        </Section>
        <Section title={t("topics")} empty={topics.length === 0 && t("none.topics")}>
          <ol>
            {topics.map(({ title, startSeconds, endSeconds }) => (
              <li key={`${startSeconds} ${title}`}>
                <button
                  type="button"
                  onClick={() => playback.play(startSeconds)}
                  className="-mx-2 flex w-full items-baseline gap-3 rounded-md px-2 py-1.5 text-left hover:bg-hover"
                >
                  <time className="w-24 shrink-0 text-sm whitespace-nowrap text-faint">
                    {clock(startSeconds)}–{clock(endSeconds)}
                  </time>
                  <span className="text-[15px] leading-6">{title}</span>
                </button>
              </li>
            ))}
          </ol>
        </Section>
        <Section title={t("attendees")}>
          <Attendees />
        </Section>
        {notices.length > 0 && (
          <Section title={t("notices")}>
            <Callout>
              <ul className="space-y-1">
                {notices.map((notice) => (
                  <li key={notice}>{notice}</li>
                ))}
              </ul>
            </Callout>
          </Section>
        )}
      </div>
    </section>
  );
}

interface SectionProps {
  readonly title: string;
  /** What to say where there is nothing; false where there is something. */
  readonly empty?: string | false;
  readonly children: ReactNode;
}

const Section = ({ title, empty = false, children }: SectionProps) => (
  <section aria-label={title}>
    <h2 className="mb-2.5 text-sm font-semibold tracking-tight text-faint">{title}</h2>
    {empty === false ? children : <p className="text-base text-faint">{empty}</p>}
  </section>
);

function Due({ text, date }: { readonly text: string; readonly date?: string | undefined }) {
  const t = useTranslations("meeting.minutes");
  const times = useTimes();
  return (
    <span className="inline-flex items-center gap-1.5 text-soft" title={date && text}>
      <CalendarClock aria-hidden className="size-4 text-faint" />
      {t("due", { text: date ? times.day(date) : text })}
    </span>
  );
}

function Attendees() {
  const t = useTranslations("meeting.minutes");
  const times = useTimes();
  const format = useFormatter();
  const { minutes } = useMeeting();
  return (
    <ul className="divide-y divide-line">
      {minutes.attendees.map(({ id, recognisedBy, speakingSeconds, visibleSeconds }) => (
        <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-0.5 py-2">
          <Name speaker={id} />
          <span className="text-sm text-faint">
            {[
              recognisedBy.length > 0 &&
                t("recognisedBy", {
                  list: format.list(
                    recognisedBy.map((source) => t(`by.${source}`)),
                    { type: "conjunction" },
                  ),
                }),
              speakingSeconds > 0 && t("spoke", { length: times.length(speakingSeconds) }),
              visibleSeconds > 0 && t("seen", { length: times.length(visibleSeconds) }),
            ]
              .filter((part) => part !== false)
              .join(" · ")}
          </span>
        </li>
      ))}
    </ul>
  );
}
