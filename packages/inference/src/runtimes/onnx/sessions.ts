import { setImmediate } from "node:timers/promises";
import { InferenceSession } from "onnxruntime-node";

/** What adapters of the `onnx` runtime are given. */
export interface OnnxApi {
  /** Opens an ONNX file. Release the session when the model is closed. */
  open(path: string): Promise<InferenceSession>;
}

/** The sessions of one model host, on the CPU, each with so many intra-op threads. */
export function onnxSessions(threads = 1): OnnxApi {
  return {
    async open(path) {
      const session = await InferenceSession.create(path, {
        intraOpNumThreads: threads,
        interOpNumThreads: 1,
        executionMode: "sequential",
        graphOptimizationLevel: "all",
        // Without the arena every run faults its pages in again: 25 to 50% slower on images.
        // Its memory is counted, and freed with the session when the host evicts it.
        enableCpuMemArena: true,
        // A pattern is kept per input shape, and audio comes in every length.
        enableMemPattern: false,
        logSeverityLevel: 3,
        // A spinning thread takes a core from the other hosts while it waits.
        extra: { session: { intra_op: { allow_spinning: "0" } } },
      });
      return yielding(session);
    },
  };
}

/** `run` blocks the event loop; yielding after each run lets a cancellation in before the next. */
function yielding(session: InferenceSession): InferenceSession {
  const run = session.run.bind(session) as (...args: unknown[]) => Promise<InferenceSession.ReturnType>;
  session.run = async (...args: unknown[]) => {
    const results = await run(...args);
    await setImmediate();
    return results;
  };
  return session;
}
