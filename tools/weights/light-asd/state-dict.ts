import { unzipSync } from "fflate";
import type { Tensor } from "./tensor.ts";
import { unpickle } from "./unpickle.ts";

/** Weights by their PyTorch name. */
export interface StateDict {
  /** @throws Error where there is none of that name */
  tensor(name: string): Tensor;
  /** The numbers of a weight. @throws Error where there is none of that name */
  data(name: string): Float32Array;
}

/**
 * Reads a PyTorch file (`torch.save` of a state dict: a zip with a pickle and one file per tensor)
 * without PyTorch and without running any of it.
 */
export function readStateDict(file: Uint8Array): StateDict {
  const entries = unzip(file);
  const pickle = Object.keys(entries).find((name) => name.endsWith("/data.pkl"));
  if (!pickle) throw new Error("The PyTorch file has no data.pkl: torch.save did not write it");
  const root = pickle.slice(0, -"data.pkl".length);
  const table = unpickle(entries[pickle] ?? new Uint8Array(), (key) => {
    const bytes = entries[`${root}data/${key}`];
    if (!bytes) throw new Error(`The PyTorch file lacks its tensor data/${key}`);
    return bytes;
  });
  const tensor = (name: string) => {
    const found = table instanceof Map ? table.get(name) : undefined;
    if (typeof found === "object" && found !== null && "dims" in found) return found;
    throw new Error(`The PyTorch file has no weight "${name}"`);
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
    throw new Error(`The PyTorch file is not a zip as torch.save writes it: ${(cause as Error).message}`, {
      cause,
    });
  }
}
