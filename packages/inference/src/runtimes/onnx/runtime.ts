import { defineRuntime } from "@hapju/spec";
import { z } from "zod";
import type { OnnxApi } from "./sessions.ts";

/** ONNX files, executed by onnxruntime on the CPU. The options of its models are those of their adapters. */
export const onnx = defineRuntime<Readonly<Record<string, unknown>>, OnnxApi>({
  name: "onnx",
  options: z.record(z.string(), z.unknown()),
  module: new URL("./host.ts", import.meta.url).href,
});
