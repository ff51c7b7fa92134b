import protobuf from "protobufjs/minimal.js";

/** Element types of onnx.proto's TensorProto.DataType that these graphs use. */
export const elementType = { float32: 1, uint8: 2, int32: 6, int64: 7, float16: 10 } as const;
/** Name of an element type, such as `float32`. */
export type ElementType = keyof typeof elementType;

/** Attribute of an operator. A float is written `{ float: 1 }`, because JavaScript cannot tell 1.0 from 1. */
export type Attribute = number | string | readonly number[] | { readonly float: number };

/** One operator of a graph. */
export interface Node {
  readonly op: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: Readonly<Record<string, Attribute>>;
}

/** A tensor stored in the file. */
export interface Constant {
  readonly name: string;
  readonly type: ElementType;
  readonly dims: readonly number[];
  readonly data: Float32Array | Float16Array | BigInt64Array | Uint8Array;
}

/** An input or output of a graph. */
export interface Port {
  readonly name: string;
  readonly type: ElementType;
  /** A name instead of a number leaves the dimension open. */
  readonly dims: readonly (number | string)[];
}

/** Everything of a graph that is written. */
export interface GraphContent {
  readonly name: string;
  readonly nodes: readonly Node[];
  readonly constants: readonly Constant[];
  readonly inputs: readonly Port[];
  readonly outputs: readonly Port[];
}

const IR_VERSION = 8;
const attributeType = { float: 1, int: 2, string: 3, ints: 7 } as const;

const VARINT = 0;
const BYTES = 2;
const FIXED32 = 5;
const tag = (field: number, wire: number) => (field << 3) | wire;

type Writer = protobuf.Writer;
const integer = (writer: Writer, field: number, value: number) =>
  writer.uint32(tag(field, VARINT)).int64(value);
const text = (writer: Writer, field: number, value: string) => writer.uint32(tag(field, BYTES)).string(value);
function message(writer: Writer, field: number, content: (writer: Writer) => void): void {
  writer.uint32(tag(field, BYTES)).fork();
  content(writer);
  writer.ldelim();
}

/** A serialised ModelProto (field numbers: onnx/onnx.proto), the content of a `.onnx` file. */
export function encodeModel(graph: GraphContent, opset: number): Uint8Array {
  const writer = protobuf.Writer.create();
  integer(writer, 1, IR_VERSION);
  text(writer, 2, "hapju");
  message(writer, 7, (body) => {
    for (const node of graph.nodes) message(body, 1, (inner) => writeNode(inner, node));
    text(body, 2, graph.name);
    for (const constant of graph.constants) message(body, 5, (inner) => writeConstant(inner, constant));
    for (const port of graph.inputs) message(body, 11, (inner) => writePort(inner, port));
    for (const port of graph.outputs) message(body, 12, (inner) => writePort(inner, port));
  });
  message(writer, 8, (set) => {
    text(set, 1, "");
    integer(set, 2, opset);
  });
  return writer.finish();
}

function writeNode(writer: Writer, node: Node): void {
  for (const input of node.inputs) text(writer, 1, input);
  for (const output of node.outputs) text(writer, 2, output);
  text(writer, 3, `${node.op}_${node.outputs[0]}`);
  text(writer, 4, node.op);
  for (const [name, value] of Object.entries(node.attributes)) {
    message(writer, 5, (inner) => writeAttribute(inner, name, value));
  }
}

function writeAttribute(writer: Writer, name: string, value: Attribute): void {
  text(writer, 1, name);
  if (typeof value === "number") {
    integer(writer, 3, value);
    integer(writer, 20, attributeType.int);
  } else if (typeof value === "string") {
    text(writer, 4, value);
    integer(writer, 20, attributeType.string);
  } else if ("float" in value) {
    writer.uint32(tag(2, FIXED32)).float(value.float);
    integer(writer, 20, attributeType.float);
  } else {
    for (const item of value) integer(writer, 8, item);
    integer(writer, 20, attributeType.ints);
  }
}

function writeConstant(writer: Writer, { name, type, dims, data }: Constant): void {
  for (const dim of dims) integer(writer, 1, dim);
  integer(writer, 2, elementType[type]);
  text(writer, 8, name);
  // raw_data is little-endian, as is every platform Node runs on.
  writer.uint32(tag(9, BYTES)).bytes(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
}

function writePort(writer: Writer, { name, type, dims }: Port): void {
  text(writer, 1, name);
  message(writer, 2, (valueType) =>
    message(valueType, 1, (tensor) => {
      integer(tensor, 1, elementType[type]);
      message(tensor, 2, (shape) => {
        for (const dim of dims) {
          message(shape, 1, (inner) =>
            typeof dim === "string" ? text(inner, 2, dim) : integer(inner, 1, dim),
          );
        }
      });
    }),
  );
}
