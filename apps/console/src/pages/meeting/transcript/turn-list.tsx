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
   * Shows one turn; a new function renders the turns again. `isNew`: it has just scrolled into view and must appear
   * at once; its controls may come in a later frame.
   */
  readonly row: (at: number, isNew: boolean) => ReactNode;
  readonly onClick: MouseEventHandler;
  /** The user scrolls. */
  readonly onLeave: () => void;
  /** Rows were added or removed. */
  readonly onRows: () => void;
  readonly ref: Ref<TurnListHandle>;
}

/** The turns in sight of as many as there are. Scrolling renders this and what comes into sight, nothing around it. */
export const TurnList = memo(function TurnList({ turns, row, onClick, onLeave, onRows, ref }: TurnListProps) {
  const t = useTranslations("meeting.transcript");
  const scroller = useRef<HTMLElement>(null);
  const width = useWidth(scroller);
  // All positions are computed again when these functions change, and only then.
  const keyAt = useMemo(() => {
    const keys = turns.map(keyOf);
    return (at: number) => keys[at] ?? at;
  }, [turns]);
  const heightAt = useMemo(() => {
    const heights = turns.map((turn) => estimateHeight(turn, width));
    return (at: number) => heights[at] ?? 0;
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

/** The key of a turn: stable while it covers the same segment. */
export const keyOf = ({ startSeconds, endSeconds, gap }: TranscriptTurn) =>
  `${startSeconds} ${endSeconds} ${gap}`;

/** The width of an element, in pixels, before it is there a common one. */
function useWidth(element: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(520);
  useLayoutEffect(() => {
    const sizes = new ResizeObserver(([entry]) => {
      if (entry) setWidth(Math.round(entry.contentRect.width));
    });
    if (element.current) sizes.observe(element.current);
    return () => sizes.disconnect();
  }, [element]);
  return width;
}
