import { unzipSync } from "fflate";
import { InferenceError } from "../../errors.ts";
import type { Tensor } from "../../onnx-writer/layout.ts";
import { unpickle } from "./unpickle.ts";

/** Weights by their PyTorch name. */
export interface StateDict {
  /** @throws InferenceError `model-failed` when there is none of that name */
  tensor(name: string): Tensor;
  data(name: string): Float32Array;
}

/**
 * Reads a PyTorch file (`torch.save` of a state dict: a zip with a pickle and one file per tensor)
 * without PyTorch and without running any of it.
 */
export function readStateDict(file: Uint8Array): StateDict {
  const entries = unzip(file);
  const pickle = Object.keys(entries).find((name) => name.endsWith("/data.pkl"));
  if (!pickle)
    throw new InferenceError("model-failed", "The PyTorch file has no data.pkl: it is not one of torch.save");
  const root = pickle.slice(0, -"data.pkl".length);
  const table = unpickle(entries[pickle]!, (key) => {
    const bytes = entries[`${root}data/${key}`];
    if (!bytes)
      throw new InferenceError("model-failed", `The PyTorch file lacks its tensor data/${key}`, { key });
    return bytes;
  });
  const tensor = (name: string) => {
    const found = table instanceof Map ? table.get(name) : undefined;
    if (typeof found === "object" && found !== null && "dims" in found) return found;
    throw new InferenceError("model-failed", `The PyTorch file has no weight "${name}"`, { name });
  };
  return { tensor, data: (name) => tensor(name).data };
}

function unzip(file: Uint8Array): Record<string, Uint8Array> {
  // torch.save stores, it never compresses: together the entries are as long as the file, and no more is unpacked.
  let left = file.length;
  const fits = ({ originalSize }: { readonly originalSize: number }) => {
    left -= originalSize;
    if (left < 0) throw new Error("its entries are longer than the file");
    return true;
  };
  try {
    return unzipSync(file, { filter: fits });
  } catch (cause) {
    throw new InferenceError(
      "model-failed",
      `The PyTorch file is not a zip as torch.save writes it: ${(cause as Error).message}`,
      { bytes: file.length },
      { cause },
    );
  }
}
