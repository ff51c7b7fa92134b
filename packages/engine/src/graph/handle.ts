declare const value: unique symbol;

/** Where a step finds one of its inputs. Plain data. */
export interface Source {
  /** A named input of the pipeline, the item the step runs on (or one around it), or the output of a step. */
  readonly from: "input" | "item" | "step";
  /** Name of the input, of the split of the item, or of the step. */
  readonly name: string;
  /** The splits around the value, outermost first, joined by `/`; empty at the root. */
  readonly scope: string;
}

/** Stands for a value that a run will have; pipelines connect steps with handles. */
export interface Handle<Value, Scope extends string = string> extends Source {
  readonly scope: Scope;
  readonly [value]?: Value;
}

/** The inputs of a step, by field. */
export type Handles = Readonly<Record<string, Handle<unknown>>>;

/** The value that a handle stands for. */
export type ValueOf<H> = H extends Handle<infer Value> ? Value : never;
/** The splits around a handle's value. */
export type ScopeOf<H> = H extends { readonly scope: infer Scope extends string } ? Scope : never;

/** `""`, `a`, `a/b` for `a/b`: a scope and those around it. */
export type Around<Scope extends string> = Scope extends `${infer Head}/${infer Rest}`
  ? "" | Head | Under<Head, Exclude<Around<Rest>, "">>
  : "" | Scope;
type Under<Head extends string, Rest extends string> = Rest extends unknown ? `${Head}/${Rest}` : never;

/** The scope around a scope: `a` of `a/b`, the root of `a`. */
export type ParentOf<Scope extends string> = Scope extends `${infer Head}/${infer Rest}`
  ? ParentOf<Rest> extends ""
    ? Head
    : `${Head}/${ParentOf<Rest>}`
  : "";

/** The scope of the items of a split named `Name` in a scope. */
export type ChildOf<Scope extends string, Name extends string> = Scope extends "" ? Name : `${Scope}/${Name}`;

type ScopesOf<H extends Handles> = { [K in keyof H]: ScopeOf<H[K]> }[keyof H];

type DeepestIn<Scopes extends string, All extends string = Scopes> = Scopes extends unknown
  ? [All] extends [Around<Scopes>]
    ? Scopes
    : never
  : never;

/** The innermost scope of the inputs; `never` if they belong to separate splits. */
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

/** The input of a step run of `each` or `split`. */
export type EachInput<H extends Handles> = { [K in keyof H]: ValueOf<H[K]> };

/** The input of a step run of `all`: for a field inside the split, the values of its items in order. */
export type AllInput<H extends Handles> = {
  [K in keyof H]: ScopeOf<H[K]> extends Around<Joined<H>> ? ValueOf<H[K]> : ValueOf<H[K]>[];
};
