import type { RuntimeHost } from "@hapju/spec";
import { InferenceSession } from "onnxruntime-node";
import { type OnnxApi, onnxSessions } from "./sessions.ts";

/** A model that passes one float32 `x` through to `y`: opset 17, one `Identity`, as the project's ONNX writer encodes it. */
const PASS_THROUGH =
  "CAgSBWhhcGp1Ok4KHAoBeBIBeRoKSWRlbnRpdHlfeSIISWRlbnRpdHkSDHBhc3MtdGhyb3VnaFoPCgF4EgoKCAgBEgQKAggBYg8KAXkSCgoICAESBAoCCAFCBAoAEA0=";

/**
 * The host side of the `onnx` runtime. It opens a minimal session first: the first session of a process brings
 * the memory of onnxruntime itself, which must not be counted as the first model's.
 */
export const runtime: RuntimeHost<OnnxApi> = {
  async start({ threads }) {
    const session = await InferenceSession.create(Buffer.from(PASS_THROUGH, "base64"));
    await session.release();
    return onnxSessions(threads);
  },
};
