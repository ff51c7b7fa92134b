import protobuf from "protobufjs";

type Fill = (writer: protobuf.Writer) => void;

/** Field numbers of onnx.proto3. */
const FLOAT = 1;
const message = (writer: protobuf.Writer, field: number, fill: Fill) => {
  writer.uint32((field << 3) | 2).fork();
  fill(writer);
  writer.ldelim();
};
const text = (writer: protobuf.Writer, field: number, value: string) =>
  writer.uint32((field << 3) | 2).string(value);
const number = (writer: protobuf.Writer, field: number, value: number) =>
  writer.uint32(field << 3).int64(value);

function value(name: string, shape: readonly number[]): Fill {
  return (writer) => {
    text(writer, 1, name);
    message(writer, 2, (type) =>
      message(type, 1, (tensor) => {
        number(tensor, 1, FLOAT);
        message(tensor, 2, (dims) => {
          for (const size of shape) message(dims, 1, (dim) => number(dim, 1, size));
        });
      }),
    );
  };
}

/** An ONNX file that answers `y[1,size] = x[1,size] · (gain × identity)`; it weighs 4 × size² bytes. */
export function tinyOnnx({ size, gain }: { readonly size: number; readonly gain: number }): Uint8Array {
  const weights = new Float32Array(size * size);
  for (let i = 0; i < size; i += 1) weights[i * size + i] = gain;
  const writer = protobuf.Writer.create();
  number(writer, 1, 8);
  message(writer, 8, (opset) => number(opset, 2, 17));
  message(writer, 7, (graph) => {
    message(graph, 1, (node) => {
      text(node, 1, "x");
      text(node, 1, "weights");
      text(node, 2, "y");
      text(node, 4, "MatMul");
    });
    text(graph, 2, "tiny");
    message(graph, 5, (tensor) => {
      number(tensor, 1, size);
      number(tensor, 1, size);
      number(tensor, 2, FLOAT);
      text(tensor, 8, "weights");
      tensor.uint32((9 << 3) | 2).bytes(new Uint8Array(weights.buffer));
    });
    message(graph, 11, value("x", [1, size]));
    message(graph, 12, value("y", [1, size]));
  });
  return writer.finish();
}
