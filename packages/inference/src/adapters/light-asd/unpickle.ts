import { InferenceError } from "../../errors.ts";
import type { Tensor } from "../../onnx-writer/layout.ts";

/** What a pickle may hold here; anything else is refused. */
type Value = null | boolean | number | string | Value[] | Map<Value, Value> | Tensor | Storage;

interface Storage {
  readonly bytes: Uint8Array;
}

const MARK = Symbol("mark");

const refuse = (what: string) =>
  new InferenceError("model-failed", `The PyTorch file holds more than a flat table of weights: ${what}`, {
    what,
  });

/**
 * Reads the pickle of a PyTorch state dict (protocol 2) without running anything: a machine that knows
 * the operations such files use, and refuses every callable but the two that make a dict and a tensor.
 *
 * @param storage the raw bytes of a tensor's storage by its key
 * @throws InferenceError `model-failed` on anything else
 */
export function unpickle(pickle: Uint8Array, storage: (key: string) => Uint8Array): Value {
  const view = Buffer.from(pickle.buffer, pickle.byteOffset, pickle.byteLength);
  const stack: (Value | typeof MARK)[] = [];
  const memo = new Map<number, Value>();
  let at = 0;

  const take = (count: number) => {
    if (at + count > view.length) throw refuse(`it ends in the middle, at byte ${at}`);
    at += count;
    return at - count;
  };
  const line = () => {
    const end = view.indexOf(10, at);
    if (end < 0) throw refuse(`it ends in the middle, at byte ${at}`);
    const text = view.toString("latin1", at, end);
    at = end + 1;
    return text;
  };
  const push = (value: Value) => void stack.push(value);
  const pop = (): Value => {
    const value = stack.pop();
    if (value === undefined || value === MARK) throw refuse(`its stack is empty at byte ${at}`);
    return value;
  };
  const popMany = (count: number) => Array.from({ length: count }, pop).reverse();
  const popToMark = () => {
    const mark = stack.lastIndexOf(MARK);
    if (mark < 0) throw refuse(`no mark for the operation before byte ${at}`);
    return stack.splice(mark).slice(1) as Value[];
  };
  const top = () => {
    const value = pop();
    push(value);
    return value;
  };
  const recall = (index: number) => {
    const value = memo.get(index);
    if (value === undefined) throw refuse(`nothing was kept as ${index}, asked for at byte ${at}`);
    push(value);
  };
  const setItems = (items: readonly Value[]) => {
    const dict = top();
    if (!(dict instanceof Map)) throw refuse("items set on what is no dict");
    for (let i = 0; i + 1 < items.length; i += 2) dict.set(items[i]!, items[i + 1]!);
  };

  const operations: Record<number, () => void> = {
    128: () => void take(1), // PROTO
    40: () => void stack.push(MARK),
    125: () => push(new Map()),
    93: () => push([]),
    41: () => push([]),
    78: () => push(null),
    136: () => push(true),
    137: () => push(false),
    75: () => push(view.readUInt8(take(1))),
    77: () => push(view.readUInt16LE(take(2))),
    74: () => push(view.readInt32LE(take(4))),
    138: () => {
      const length = view.readUInt8(take(1)); // LONG1
      if (length > 6) throw refuse(`a whole number of ${length} bytes`);
      push(length === 0 ? 0 : view.readIntLE(take(length), length));
    },
    71: () => push(view.readDoubleBE(take(8))),
    88: () => {
      const length = view.readUInt32LE(take(4)); // BINUNICODE
      push(view.toString("utf8", take(length), at));
    },
    99: () => push(`${line()}.${line()}`), // GLOBAL: only its name, never what it names
    113: () => void memo.set(view.readUInt8(take(1)), top()),
    114: () => void memo.set(view.readUInt32LE(take(4)), top()),
    104: () => recall(view.readUInt8(take(1))),
    106: () => recall(view.readUInt32LE(take(4))),
    133: () => push(popMany(1)),
    134: () => push(popMany(2)),
    135: () => push(popMany(3)),
    116: () => push(popToMark()),
    117: () => setItems(popToMark()), // SETITEMS
    115: () => setItems(popMany(2)), // SETITEM
    98: () => void pop(), // BUILD: the module's metadata, not needed
    82: () => {
      const [callable, inputs] = popMany(2); // REDUCE
      push(call(callable!, inputs!));
    },
    81: () => push(persistent(pop(), storage)),
  };
  for (;;) {
    const code = view.readUInt8(take(1));
    if (code === 0x2e) return pop();
    const operation = operations[code];
    if (!operation) throw refuse(`operation 0x${code.toString(16)} at byte ${at - 1}`);
    operation();
  }
}

const isSize = (value: Value | undefined): value is number =>
  Number.isSafeInteger(value) && Number(value) >= 0;

function call(callable: Value, inputs: Value): Value {
  if (callable === "collections.OrderedDict") return new Map();
  // Only a name is shown: what else lies here may be nested without end.
  if (callable !== "torch._utils._rebuild_tensor_v2")
    throw refuse(`a call of ${typeof callable === "string" ? callable : "what is no name"}`);
  const [source, offset, dims, strides] = Array.isArray(inputs) ? inputs : [];
  const isShape = (value: Value | undefined): value is number[] =>
    Array.isArray(value) && value.every(isSize);
  const isStorage = typeof source === "object" && source !== null && "bytes" in source;
  if (!isStorage || !isSize(offset) || !isShape(dims) || !isShape(strides) || dims.length !== strides.length)
    throw refuse("a tensor without storage, offset, sizes and strides");
  let contiguous = 1;
  for (let i = dims.length - 1; i >= 0; i--) {
    if (dims[i] !== 1 && strides[i] !== contiguous) throw refuse("a tensor that is not contiguous");
    contiguous *= dims[i]!;
  }
  const end = (offset + contiguous) * 4;
  if (end > source.bytes.length)
    throw refuse(`a tensor of ${end} bytes in a storage of ${source.bytes.length}`);
  // Copied: the bytes may lie at any offset of the file.
  return { dims, data: new Float32Array(source.bytes.slice(offset * 4, end).buffer) };
}

function persistent(id: Value, storage: (key: string) => Uint8Array): Value {
  const [kind, type, key] = Array.isArray(id) ? id : [];
  if (kind !== "storage" || typeof key !== "string") throw refuse("a reference that is no storage");
  // Batch norms count their batches in 64 bits; nobody reads it, and two floats are as long.
  if (type === "torch.FloatStorage" || type === "torch.LongStorage") return { bytes: storage(key) };
  throw refuse(`a storage of type ${typeof type === "string" ? type : "what is no name"}`);
}
