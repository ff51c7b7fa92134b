import type { TranscriptTurn } from "@hapju/contract";
import { useVirtualizer } from "@tanstack/react-virtual";
import {
  type MouseEventHandler,
  memo,
  type ReactNode,
  type Ref,
  useDeferredValue,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { useTranslations } from "use-intl";
import { estimateHeight } from "./estimate-height";

/** What can be asked of the list without rendering it. */
export interface TurnListHandle {
  readonly element: HTMLElement;
  /** Positions of the first and the last turn in sight. */
  inSight(): readonly [first: number, last: number];
  scrollTo(turn: number): void;
}

interface TurnListProps {
  readonly turns: readonly TranscriptTurn[];
  /**
   * Shows one turn; a new function where turns are to be shown anew. `isNew`: it has just come into sight and is to be
   * there at once; what can be done with it may come in a later frame.
   */
  readonly row: (at: number, isNew: boolean) => ReactNode;
  readonly onClick: MouseEventHandler;
  /** The user scrolls. */
  readonly onLeave: () => void;
  /** Rows have come and gone. */
  readonly onRows: () => void;
  readonly ref: Ref<TurnListHandle>;
}

/** The turns in sight of as many as there are. Scrolling renders this and what comes into sight, nothing around it. */
export const TurnList = memo(function TurnList({ turns, row, onClick, onLeave, onRows, ref }: TurnListProps) {
  const t = useTranslations("meeting.transcript");
  const scroller = useRef<HTMLElement>(null);
  const width = useWidth(scroller);
  // All positions are worked out anew when these functions change, and only then.
  const keyAt = useMemo(() => {
    const keys = turns.map(keyOf);
    return (at: number) => keys[at]!;
  }, [turns]);
  const heightAt = useMemo(() => {
    const heights = turns.map((turn) => estimateHeight(turn, width));
    return (at: number) => heights[at]!;
  }, [turns, width]);
  const virtual = useVirtualizer({
    count: turns.length,
    getScrollElement: () => scroller.current,
    estimateSize: heightAt,
    getItemKey: keyAt,
    overscan: 3,
    // Rows are moved without rendering, and share a layer; those that a quick scroll leaves out come a frame later.
    directDomUpdates: true,
    directDomUpdatesMode: "position",
    useFlushSync: false,
    paddingStart: 8,
    paddingEnd: 24,
  });
  useImperativeHandle(
    ref,
    () => ({
      element: scroller.current!,
      inSight: () => [virtual.range?.startIndex ?? 0, virtual.range?.endIndex ?? 0],
      scrollTo: (turn) => virtual.scrollToIndex(turn, { align: "center" }),
    }),
    [virtual],
  );
  useLayoutEffect(onRows);
  const rows = virtual.getVirtualItems();
  const settled = new Set(useDeferredValue(rows).map(({ index }) => index));
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: words are for the pointer; each turn has a button for the keyboard
    <section
      ref={scroller}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by keyboard
      tabIndex={0}
      aria-label={t("list", { count: turns.length })}
      onClick={onClick}
      onWheel={onLeave}
      onTouchMove={onLeave}
      className="h-full overflow-y-auto overscroll-contain px-2 [contain:strict] [overflow-anchor:none] focus-visible:-outline-offset-2 sm:px-4"
    >
      <div ref={virtual.containerRef} className="relative w-full">
        {rows.map(({ key, index }) => (
          <div
            key={key}
            data-index={index}
            ref={virtual.measureElement}
            className="absolute inset-x-0 [contain:layout_style]"
          >
            {row(index, !settled.has(index))}
          </div>
        ))}
      </div>
    </section>
  );
});

/** What a turn is known by as long as it says the same stretch of time. */
export const keyOf = ({ startSeconds, endSeconds, gap }: TranscriptTurn) =>
  `${startSeconds} ${endSeconds} ${gap}`;

/** The width of an element, in pixels, before it is there a common one. */
function useWidth(element: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(520);
  useLayoutEffect(() => {
    const sizes = new ResizeObserver(([entry]) => setWidth(Math.round(entry!.contentRect.width)));
    sizes.observe(element.current!);
    return () => sizes.disconnect();
  }, [element]);
  return width;
}
