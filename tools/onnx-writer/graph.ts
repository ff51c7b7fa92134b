import {
  type Attribute,
  type Constant,
  type ElementType,
  elementType,
  encodeModel,
  type Node,
  type Port,
} from "./messages.ts";

/** The name of a value in a graph. */
export type Value = string;

/**
 * Builds a network operator by operator and writes it as an ONNX file. The same calls give the same
 * bytes.
 *
 * @example
 * const graph = new OnnxGraph("double");
 * const x = graph.input("x", ["N", 4]);
 * graph.output("y", graph.op("Mul", [x, graph.scalar(2)]), ["N", 4]);
 * const bytes = graph.encode();
 */
export class OnnxGraph {
  readonly #name: string;
  readonly #nodes: Node[] = [];
  readonly #constants: Constant[] = [];
  readonly #inputs: Port[] = [];
  readonly #outputs: Port[] = [];
  readonly #shared = new Map<string, Value>();
  #count = 0;

  constructor(name: string) {
    this.#name = name;
  }

  /** @param dims a name leaves the dimension open */
  input(name: string, dims: readonly (number | string)[], type: ElementType = "float32"): Value {
    this.#inputs.push({ name, type, dims });
    return name;
  }

  /** Gives `value` a public name. */
  output(name: string, value: Value, dims: readonly (number | string)[]): void {
    this.#nodes.push({ op: "Identity", inputs: [value], outputs: [name], attributes: {} });
    this.#outputs.push({ name, type: "float32", dims });
  }

  /** A constant of 32-bit floats; `data` is row-major and has as many numbers as `dims` multiplied. */
  floats(dims: readonly number[], data: ArrayLike<number>): Value {
    return this.#constant({ type: "float32", dims, data: Float32Array.from(data) });
  }

  /** A constant stored as 16-bit floats (about three digits) and calculated with as 32-bit floats. */
  halfFloats(dims: readonly number[], data: ArrayLike<number>): Value {
    const halves = this.#constant({ type: "float16", dims, data: Float16Array.from(data) });
    return this.op("Cast", [halves], { to: elementType.float32 });
  }

  /** A constant of bytes. */
  bytes(dims: readonly number[], data: ArrayLike<number>): Value {
    return this.#constant({ type: "uint8", dims, data: Uint8Array.from(data) });
  }

  /** A shared constant without dimensions. */
  scalar(value: number): Value {
    return this.#once(`float ${value}`, () => this.floats([], [value]));
  }

  /** A shared list of integers, for shapes and axes. */
  integers(values: readonly number[]): Value {
    return this.#once(`integers ${values}`, () =>
      this.#constant({ type: "int64", dims: [values.length], data: BigInt64Array.from(values, BigInt) }),
    );
  }

  /** Adds an operator with one output (operator set 13). */
  op(op: string, inputs: readonly Value[], attributes: Readonly<Record<string, Attribute>> = {}): Value {
    const output = this.#next();
    this.#nodes.push({ op, inputs, outputs: [output], attributes });
    return output;
  }

  /** The operator of that name with its usual inputs. */
  relu = (x: Value): Value => this.op("Relu", [x]);
  add = (a: Value, b: Value): Value => this.op("Add", [a, b]);
  transpose = (x: Value, perm: readonly number[]): Value => this.op("Transpose", [x], { perm });
  reshape = (x: Value, dims: readonly number[]): Value => this.op("Reshape", [x, this.integers(dims)]);
  squeeze = (x: Value, axes: readonly number[]): Value => this.op("Squeeze", [x, this.integers(axes)]);
  unsqueeze = (x: Value, axes: readonly number[]): Value => this.op("Unsqueeze", [x, this.integers(axes)]);

  /** The content of a `.onnx` file. */
  encode(opset = 13): Uint8Array {
    return encodeModel(
      {
        name: this.#name,
        nodes: this.#nodes,
        constants: this.#constants,
        inputs: this.#inputs,
        outputs: this.#outputs,
      },
      opset,
    );
  }

  #constant(constant: Omit<Constant, "name">): Value {
    const name = this.#next();
    this.#constants.push({ name, ...constant });
    return name;
  }

  #once(key: string, make: () => Value): Value {
    const known = this.#shared.get(key);
    if (known !== undefined) return known;
    const created = make();
    this.#shared.set(key, created);
    return created;
  }

  #next(): Value {
    return `v${this.#count++}`;
  }
}
