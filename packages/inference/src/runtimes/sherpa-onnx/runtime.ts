import { defineRuntime } from "@hapju/spec";
import { z } from "zod";
import type { SherpaApi } from "./api.ts";

const options = z.strictObject({
  /** What sherpa-onnx calls the network, for example `nemo_transducer`; needed where the file does not state it. */
  modelType: z.string().min(1).exactOptional(),
});

/** Models in the formats of sherpa-onnx (k2-fsa): recognizers and speaker embeddings, on the CPU. */
export const sherpaOnnx = defineRuntime<z.infer<typeof options>, SherpaApi>({
  name: "sherpa-onnx",
  options,
  module: new URL("./host.ts", import.meta.url).href,
});
