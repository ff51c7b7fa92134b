declare const value: unique symbol;

/** Where a step finds one of its inputs. Plain data. */
export interface Source {
  /** A named input of the pipeline, the item the step runs on (or one around it), or the output of a step. */
  readonly from: "input" | "item" | "step";
  /** Name of the input, of the split that made the item, or of the step. */
  readonly name: string;
  /** The splits around the value, outermost first, joined by `/`; empty at the root. */
  readonly scope: string;
}

/** Stands for a value that a run will have: what a pipeline is wired with. */
export interface Handle<Value, Scope extends string = string> extends Source {
  readonly scope: Scope;
  readonly [value]?: Value;
}

export type Handles = Readonly<Record<string, Handle<unknown>>>;

export type ValueOf<H> = H extends Handle<infer Value> ? Value : never;
export type ScopeOf<H> = H extends { readonly scope: infer Scope extends string } ? Scope : never;

/** `""`, `a`, `a/b` for `a/b`: a scope and those around it. */
export type Around<Scope extends string> = Scope extends `${infer Head}/${infer Rest}`
  ? "" | Head | Under<Head, Exclude<Around<Rest>, "">>
  : "" | Scope;
type Under<Head extends string, Rest extends string> = Rest extends unknown ? `${Head}/${Rest}` : never;

export type ParentOf<Scope extends string> = Scope extends `${infer Head}/${infer Rest}`
  ? ParentOf<Rest> extends ""
    ? Head
    : `${Head}/${ParentOf<Rest>}`
  : "";

export type ChildOf<Scope extends string, Name extends string> = Scope extends "" ? Name : `${Scope}/${Name}`;

type ScopesOf<H extends Handles> = { [K in keyof H]: ScopeOf<H[K]> }[keyof H];

type DeepestIn<Scopes extends string, All extends string = Scopes> = Scopes extends unknown
  ? [All] extends [Around<Scopes>]
    ? Scopes
    : never
  : never;

/** The innermost scope of the inputs; `never` if they are of splits side by side. */
export type Deepest<H extends Handles> = DeepestIn<ScopesOf<H>>;

type JoinedIn<Scopes extends string, All extends string = Scopes> = Scopes extends unknown
  ? [
      All extends Around<ParentOf<Scopes>> ? never : ParentOf<All> extends ParentOf<Scopes> ? never : All,
    ] extends [never]
    ? ParentOf<Scopes>
    : never
  : never;

/** The scope in which `all` runs: the one around the innermost split of the inputs. */
export type Joined<H extends Handles> = JoinedIn<ScopesOf<H>>;

/** What a step run of `each` or `split` is given. */
export type EachInput<H extends Handles> = { [K in keyof H]: ValueOf<H[K]> };

/** What a step run of `all` is given: of what is inside the split, every item's value in order. */
export type AllInput<H extends Handles> = {
  [K in keyof H]: ScopeOf<H[K]> extends Around<Joined<H>> ? ValueOf<H[K]> : ValueOf<H[K]>[];
};
