import type { StepOfRun } from "@hapju/contract";
import {
  Background,
  BackgroundVariant,
  Controls,
  type Edge,
  Handle,
  type Node,
  type NodeProps,
  Position,
  ReactFlow,
} from "@xyflow/react";
import { Check, CircleX, Clock, History, Lock, RotateCw, Timer, TriangleAlert } from "lucide-react";
import { useMemo } from "react";
import { useTranslations } from "use-intl";
import { Spinner } from "~/components/ui/spinner";
import { useTimes } from "~/i18n/times";
import { cn } from "~/lib/cn";
import { layoutSteps } from "./layout-steps";
import { type StepStatus, stepState } from "./step-state";
import "@xyflow/react/dist/base.css";
import "./graph.css";

interface GraphProps {
  readonly steps: readonly StepOfRun[];
  readonly inputs: readonly string[];
  readonly chosen: string | undefined;
  readonly onChoose: (step: string | undefined) => void;
}

type StepNode = Node<{ readonly step: StepOfRun }, "step">;

const SIZE = { width: 172, height: 84 };
const GAP = { x: 36, y: 20 };
const nodeTypes = { step: StepCard };

/** The pipeline from left to right; every step fills in as it runs. */
export default function Graph({ steps, chosen, onChoose }: GraphProps) {
  const t = useTranslations("runs.run");
  const shape = steps.map(({ name, inputs }) => `${name}:${inputs.join()}`).join(" ");
  const places = useMemo(() => layoutSteps(steps), [shape]);
  const nodes = steps.map((step): StepNode => {
    const { rank, row } = places.get(step.name) ?? { rank: 0, row: 0 };
    return {
      id: step.name,
      type: "step",
      position: { x: rank * (SIZE.width + GAP.x), y: row * (SIZE.height + GAP.y) },
      ...SIZE,
      data: { step },
      selected: step.name === chosen,
      ariaLabel: t("stepTitle", { name: step.name }),
    };
  });
  const byName = new Map(steps.map((step) => [step.name, step]));
  const edges = steps.flatMap((step) =>
    step.inputs.flatMap((input): Edge[] => {
      const source = byName.get(input);
      if (!source) return [];
      const slow = source.onSlowestPath && step.onSlowestPath;
      return [
        {
          id: `${input} ${step.name}`,
          source: input,
          target: step.name,
          animated: step.running > 0,
          className: cn(slow && "slow", source.completed === source.total && source.total > 0 && "done"),
          focusable: false,
        },
      ];
    }),
  );
  return (
    <ReactFlow
      nodes={nodes}
      edges={edges}
      nodeTypes={nodeTypes}
      onNodeClick={(_, { id }) => onChoose(id === chosen ? undefined : id)}
      onPaneClick={() => onChoose(undefined)}
      onSelectionChange={({ nodes: [node] }) => node && onChoose(node.id)}
      fitView
      fitViewOptions={{ padding: 0.04, minZoom: 0.55 }}
      minZoom={0.3}
      maxZoom={1.5}
      nodesDraggable={false}
      nodesConnectable={false}
      zoomOnScroll={false}
      preventScrolling={false}
      proOptions={{ hideAttribution: true }}
      aria-label={t("graph")}
    >
      <Background variant={BackgroundVariant.Dots} gap={18} size={1.2} color="var(--color-line)" />
      <Controls showInteractive={false} position="bottom-left" orientation="horizontal" />
    </ReactFlow>
  );
}

const icons: Record<StepStatus, React.ReactNode> = {
  failed: <CircleX className="text-danger" />,
  running: <Spinner className="text-info" />,
  queued: <Clock className="text-soft" />,
  waiting: <Clock className="text-faint" />,
  completed: <Check className="text-accent" strokeWidth={2.5} />,
  idle: <span className="m-1 block size-2 rounded-full bg-line-strong" />,
};

function StepCard({ data: { step }, selected }: NodeProps<StepNode>) {
  const t = useTranslations("runs.run");
  const times = useTimes();
  const state = stepState(step);
  const share = step.total === 0 ? 0 : step.completed / step.total;
  const [model] = step.models.toSorted((a, b) => b.runMs - a.runMs);
  return (
    <div
      data-step={step.name}
      data-state={state}
      className={cn(
        "flex h-full flex-col justify-between overflow-hidden rounded-md border bg-raised px-3 pt-2 pb-2.5 text-left shadow-card transition-colors duration-200",
        state === "failed" ? "border-danger" : step.onSlowestPath ? "border-warn" : "border-line",
        selected && "ring-2 ring-accent",
        state === "idle" && "opacity-70",
      )}
    >
      <Handle type="target" position={Position.Left} isConnectable={false} />
      <div className="flex items-center gap-2">
        <span className="sr-only">{t(`stepState.${state}`)}</span>
        <span aria-hidden className="grid size-4 shrink-0 place-items-center [&_svg]:size-4">
          {icons[state]}
        </span>
        <span className="min-w-0 flex-1 truncate font-mono text-sm font-semibold">{step.name}</span>
        {step.sealed && <Lock aria-label={t("sealed")} className="size-3 shrink-0 text-faint" />}
        {step.onSlowestPath && <Timer aria-label={t("slowest")} className="size-3.5 shrink-0 text-warn" />}
      </div>
      <p className="truncate text-xs text-faint">
        {model ? model.model : t(`kind.${step.kind}`, { scope: step.scope || "–" })}
      </p>
      <div className="tabular flex items-center gap-2 text-xs text-soft">
        <span>
          {step.completed}/{step.total}
        </span>
        {step.busyMs > 0 && <span className="text-faint">{times.work(step.busyMs)}</span>}
        <span className="flex-1" />
        {step.cached > 0 && (
          <span
            title={t("reusedCount", { count: step.cached })}
            className="flex items-center gap-0.5 text-faint"
          >
            <History aria-hidden className="size-3" />
            {step.cached}
          </span>
        )}
        {step.retries > 0 && (
          <span title={t("retried", { count: step.retries })} className="flex items-center gap-0.5 text-warn">
            <RotateCw aria-hidden className="size-3" />
            {step.retries}
          </span>
        )}
        {step.degraded > 0 && (
          <span
            title={t("fallbackCount", { count: step.degraded })}
            className="flex items-center gap-0.5 text-warn"
          >
            <TriangleAlert aria-hidden className="size-3" />
            {step.degraded}
          </span>
        )}
      </div>
      <span aria-hidden className="absolute inset-x-0 bottom-0 h-0.75 overflow-hidden rounded-b-md bg-press">
        <span
          className={cn(
            "block h-full transition-[width] duration-300 ease-out",
            state === "failed" ? "bg-danger" : state === "running" ? "bg-info" : "bg-accent",
          )}
          style={{ width: `${share * 100}%` }}
        />
      </span>
      <Handle type="source" position={Position.Right} isConnectable={false} />
    </div>
  );
}
