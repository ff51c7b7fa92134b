import { EngineError } from "../errors.ts";
import { type Graph, isAround, itemAround, itemIn, itemOf, type Node, scopeOfItem } from "../graph/graph.ts";

/** A step and the item it runs on: the name of a step run within its run. */
export interface Place {
  readonly step: string;
  readonly item: string;
}

/** A step run that has ended; of a split with the number of its items. */
export interface Ended extends Place {
  readonly items?: number | undefined;
}

/** A step run to create. It can run when `waitingOn` is 0. */
export interface NewStepRun extends Place {
  readonly waitingOn: number;
  /** The steps of outer scopes that `waitingOn` counts: those that have ended are subtracted when the row is created. */
  readonly outer: readonly Place[];
}

/** A change to the counter of a waiting step run. */
export interface Counter extends Place {
  /** Added to the number of step runs it waits for. */
  readonly by: number;
}

/** What changes when step runs end. */
export interface Consequences {
  /** By step and item. */
  readonly counters: ReadonlyMap<string, Counter>;
  /** Every step run of `step` inside `item` waits for one step run less. */
  readonly inside: readonly Place[];
  /** The step runs to create. */
  readonly created: readonly NewStepRun[];
}

/** The steps that a step waits for. */
export interface Needs {
  /** Steps in the node's own scope or around it. */
  readonly around: ReadonlySet<string>;
  /** Steps in the split that the node joins. */
  readonly joined: ReadonlySet<string>;
}

const lastOf = (scope: string) => scope.slice(scope.lastIndexOf("/") + 1);

/** What a node waits for. */
export function needsOf(node: Node): Needs {
  const around = new Set<string>();
  const joined = new Set<string>();
  for (const source of Object.values(node.inputs)) {
    if (source.from === "input") continue;
    if (isAround(source.scope, node.scope)) {
      // The item that a step run works on exists before the step run does.
      if (source.from === "step") around.add(source.name);
      continue;
    }
    around.add(lastOf(source.scope));
    if (source.from === "step") joined.add(source.name);
  }
  return { around, joined };
}

/** Derives from the graph of a pipeline which step runs exist and what waits for what. */
export class Planner {
  readonly #graph: Graph;
  readonly #steps = new Map<string, { readonly node: Node; readonly needs: Needs; readonly depth: number }>();

  constructor(graph: Graph) {
    this.#graph = graph;
    // A step is declared after every step that it reads.
    for (const node of graph.nodes) {
      const needs = needsOf(node);
      const before = [...needs.around, ...needs.joined, ...(node.scope ? [lastOf(node.scope)] : [])];
      const depth = before.reduce((depth, step) => Math.max(depth, this.depth(step) + 1), 0);
      this.#steps.set(node.name, { node, needs, depth });
    }
  }

  /** The node of a step. @throws EngineError `step-unknown` */
  node(step: string): Node {
    return this.#step(step).node;
  }

  /** What a step waits for. @throws EngineError `step-unknown` */
  needs(step: string): Needs {
    return this.#step(step).needs;
  }

  /**
   * How many steps must have ended, one after the other, before a step can run. Of two step runs the deeper one runs
   * first (depth-first scheduling), so that results come early and no model waits for the last item of the step before.
   * @throws EngineError `step-unknown`
   */
  depth(step: string): number {
    return this.#step(step).depth;
  }

  #step(name: string) {
    const step = this.#steps.get(name);
    if (step) return step;
    throw new EngineError("step-unknown", `The graph of the run has no step ${name}.`, { step: name });
  }

  /** The first step runs of a run: those of the steps that run once. */
  first(): NewStepRun[] {
    return this.#stepRunsIn("", "");
  }

  /** The steps to run again if those for which `isChanged` holds have changed: these, and all that read their outputs. */
  dependents(isChanged: (node: Node) => boolean): Set<string> {
    const found = new Set<string>();
    for (const node of this.#graph.nodes) {
      const reads = Object.values(node.inputs).some(({ from, name }) => from !== "input" && found.has(name));
      if (reads || isChanged(node)) found.add(node.name);
    }
    return found;
  }

  /**
   * The first step runs of a run in which only `changed` has to run and all other steps have ended.
   * @param items the items of the splits that have ended
   */
  again(changed: ReadonlySet<string>, items: readonly string[]): NewStepRun[] {
    const children = Map.groupBy(items, (item) => `${itemAround(item)} ${scopeOfItem(item)}`);
    const waitingOn = (step: string, item: string) => {
      const { around, joined } = this.needs(step);
      let count = [...around].filter((name) => changed.has(name)).length;
      for (const name of joined)
        if (changed.has(name)) count += children.get(`${item} ${this.node(name).scope}`)?.length ?? 0;
      return count;
    };
    return ["", ...items].flatMap((item) => {
      const scope = item === "" ? "" : scopeOfItem(item);
      return this.#graph.nodes
        .filter((node) => node.scope === scope && changed.has(node.name))
        .map(({ name }) => ({ step: name, item, waitingOn: waitingOn(name, item), outer: [] }));
    });
  }

  #stepRunsIn(scope: string, item: string): NewStepRun[] {
    return this.#graph.nodes
      .filter((node) => node.scope === scope)
      .map(({ name }) => {
        const { around } = this.needs(name);
        const outer = [...around]
          .filter((step) => this.node(step).scope !== scope)
          .map((step) => ({ step, item: itemIn(item, this.node(step).scope) }));
        return { step: name, item, waitingOn: around.size, outer };
      });
  }

  /** What changes when these step runs have ended. */
  after(ended: readonly Ended[]): Consequences {
    const counters = new Map<string, Counter>();
    const inside: Place[] = [];
    const created: NewStepRun[] = [];
    const count = (step: string, item: string, by: number) => {
      const key = `${step} ${item}`;
      counters.set(key, { step, item, by: by + (counters.get(key)?.by ?? 0) });
    };
    for (const { step, item, items = 0 } of ended) {
      const { kind, scope } = this.node(step);
      const itemScope = scope ? `${scope}/${step}` : step;
      for (const node of this.#graph.nodes) {
        const { around, joined } = this.needs(node.name);
        if (around.has(step)) {
          if (node.scope === scope) count(node.name, item, -1);
          else inside.push({ step: node.name, item });
        }
        if (joined.has(step)) count(node.name, itemAround(item), -1);
        if (kind === "split" && node.scope === scope) {
          const waits = [...joined].filter((name) => this.node(name).scope === itemScope).length;
          if (waits > 0) count(node.name, item, items * waits);
        }
      }
      if (kind === "split")
        for (let index = 0; index < items; index += 1)
          created.push(...this.#stepRunsIn(itemScope, itemOf(item, step, index)));
    }
    return { counters, inside, created };
  }
}
