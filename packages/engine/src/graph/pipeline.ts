import type { Step } from "@hapju/spec";
import { EngineError } from "../errors.ts";
import { deepestOf, joinedOf, type Node } from "./graph.ts";
import type {
  AllInput,
  ChildOf,
  Deepest,
  EachInput,
  Handle,
  Handles,
  Joined,
  Source,
  ValueOf,
} from "./handle.ts";

/** A named input of a pipeline. */
export interface InputSpec<Value> {
  readonly sealed: boolean;
  readonly value?: Value;
}

/**
 * Declares a named input of a pipeline, with a digest of its own.
 * @param options.sealed the value holds biometric data: it is stored encrypted. Default false.
 */
export function input<Value>(options: { readonly sealed?: boolean } = {}): InputSpec<Value> {
  return Object.freeze({ sealed: options.sealed ?? false });
}

type InputSpecs = Readonly<Record<string, InputSpec<unknown>>>;
type InputHandles<Specs extends InputSpecs> = {
  readonly [K in keyof Specs]: Specs[K] extends InputSpec<infer Value> ? Handle<Value, ""> : never;
};

/** The values a run of a pipeline starts from. */
export type InputValues<Specs extends InputSpecs> = {
  readonly [K in keyof Specs]: Specs[K] extends InputSpec<infer Value> ? Value : never;
};

/** The verbs that wire steps. Each takes the name of the step in this pipeline, its inputs and its code. */
export interface PipelineBuilder {
  /** Cuts a value into items. The handle stands for one item; a step that reads it runs once for each. */
  split<const Name extends string, H extends Handles, Item>(
    name: Name,
    inputs: H,
    step: Step<EachInput<H>, readonly Item[]>,
  ): Handle<Item, ChildOf<Deepest<H>, Name>>;
  /** Runs once per item, in parallel. */
  each<const Name extends string, H extends Handles, Output>(
    name: Name,
    inputs: H,
    step: Step<EachInput<H>, Output>,
  ): Handle<Output, Deepest<H>>;
  /** Runs once when every item of the innermost split is done; values of its items come as arrays, in order. */
  all<const Name extends string, H extends Handles, Output>(
    name: Name,
    inputs: H,
    step: Step<AllInput<H>, Output>,
  ): Handle<Output, Joined<H>>;
}

/** A graph of steps: plain, immutable data beside the steps' code. */
export interface Pipeline<Inputs, Output> {
  readonly name: string;
  readonly inputs: Readonly<Record<string, { readonly sealed: boolean }>>;
  /** In the order of declaration: a step comes after those it reads. */
  readonly nodes: readonly Node[];
  readonly steps: Readonly<Record<string, Step<never, unknown>>>;
  /** The step whose output is the run's result. */
  readonly output: string;
  readonly types?: { readonly inputs: Inputs; readonly output: Output };
}

/** Any pipeline: what lists hold. */
export type AnyPipeline = Pipeline<unknown, unknown>;

const NAME = /^[a-z][\w-]*$/i;

/**
 * Declares a pipeline. A step that reads a field its inputs do not have does not compile.
 *
 * ```ts
 * const wordCount = pipeline("word-count", { text: input<string>() }, (p, input) => {
 *   const page = p.split("pages", { text: input.text }, cutPages);
 *   const count = p.each("counts", { page }, countWords);
 *   return p.all("total", { counts: count }, sum);
 * });
 * ```
 * @throws EngineError `pipeline-invalid` for what types cannot see: two steps of one name, a handle of
 *   another pipeline
 */
export function pipeline<Specs extends InputSpecs, Output>(
  name: string,
  inputs: Specs,
  build: (p: PipelineBuilder, input: InputHandles<Specs>) => Handle<Output, "">,
): Pipeline<InputValues<Specs>, Output> {
  const nodes: Node[] = [];
  const steps: Record<string, Step<never, unknown>> = {};
  const handles = new Set<Source>();
  const invalid = (reason: string) =>
    new EngineError("pipeline-invalid", `Pipeline ${name}: ${reason}.`, { pipeline: name });

  const issue = (source: Source): Source => {
    handles.add(Object.freeze(source));
    return source;
  };

  function add(kind: Node["kind"], step: string, given: Handles, code: Step<never, unknown>): Source {
    if (!NAME.test(step))
      throw invalid(
        `"${step}" is not a valid step name; begin with a letter and continue with letters, digits, - and _`,
      );
    if (steps[step]) throw invalid(`two steps are named ${step}`);
    for (const [field, handle] of Object.entries(given))
      if (!handles.has(handle))
        throw invalid(`${step} reads ${field}, which is not a handle of this pipeline`);
    const scopes = Object.values(given).map((handle) => handle.scope);
    const scope = kind === "all" ? joinedOf(scopes) : deepestOf(scopes);
    if (scope === undefined)
      throw invalid(
        `${step} reads items of two separate splits (${scopes.join(", ")}); join one of them with all first`,
      );
    if (kind === "each" && scope === "")
      throw invalid(`${step} is an each without items; use all for a step that runs once`);
    const sources = Object.entries(given).map(([field, { from, name, scope }]) => [
      field,
      Object.freeze({ from, name, scope }),
    ]);
    nodes.push(
      Object.freeze({ kind, name: step, scope, inputs: Object.freeze(Object.fromEntries(sources)) }),
    );
    steps[step] = code;
    if (kind === "split")
      return issue({ from: "item", name: step, scope: scope ? `${scope}/${step}` : step });
    return issue({ from: "step", name: step, scope });
  }

  const builder = {
    split: (step: string, given: Handles, code: Step<never, unknown>) => add("split", step, given, code),
    each: (step: string, given: Handles, code: Step<never, unknown>) => add("each", step, given, code),
    all: (step: string, given: Handles, code: Step<never, unknown>) => add("all", step, given, code),
  } as unknown as PipelineBuilder;
  const given = Object.fromEntries(
    Object.keys(inputs).map((field) => [field, issue({ from: "input", name: field, scope: "" })]),
  );
  const output = build(builder, given as unknown as InputHandles<Specs>) as Source;
  if (!handles.has(output) || output.from !== "step" || output.scope !== "")
    throw invalid("it must return the handle of a step that runs once");
  return Object.freeze({
    name,
    inputs: Object.freeze(
      Object.fromEntries(Object.entries(inputs).map(([field, { sealed }]) => [field, { sealed }])),
    ),
    nodes: Object.freeze(nodes),
    steps: Object.freeze(steps),
    output: output.name,
  });
}

export type { ValueOf };
