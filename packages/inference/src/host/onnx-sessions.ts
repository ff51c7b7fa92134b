import { setImmediate } from "node:timers/promises";
import { InferenceSession } from "onnxruntime-node";
import type { OnnxSessions } from "../adapters/adapter.ts";
import { OnnxGraph } from "../onnx-writer/graph.ts";

/**
 * The sessions of one model host, on the CPU.
 *
 * @param threads intra-op threads of a session that does not ask for its own number; default 1.
 */
export function onnxSessions({ threads = 1 }: { readonly threads?: number } = {}): OnnxSessions {
  return {
    threads,
    async open(path, options = {}) {
      const session = await InferenceSession.create(path, {
        intraOpNumThreads: options.threads ?? threads,
        interOpNumThreads: 1,
        executionMode: "sequential",
        graphOptimizationLevel: "all",
        // Without the arena every run faults its pages in again: a quarter to a half slower on pictures.
        // Its memory is counted, and goes with the session when the host evicts it.
        enableCpuMemArena: true,
        // A pattern is kept per input shape, and sound comes in every length.
        enableMemPattern: false,
        logSeverityLevel: 3,
        // A spinning thread takes a core from the other hosts while it waits.
        extra: { session: { intra_op: { allow_spinning: "0" } } },
      });
      return yielding(session);
    },
  };
}

/** `run` blocks the event loop; a breath after each lets a cancellation in before the next. */
function yielding(session: InferenceSession): InferenceSession {
  const run = session.run.bind(session) as (...args: unknown[]) => Promise<InferenceSession.ReturnType>;
  session.run = async (...args: unknown[]) => {
    const results = await run(...args);
    await setImmediate();
    return results;
  };
  return session;
}

/** Opens a session of next to nothing: the first session of a process brings the runtime's memory with it. */
export async function startRuntime(): Promise<void> {
  const graph = new OnnxGraph("first");
  graph.output("y", graph.input("x", [1]), [1]);
  const session = await InferenceSession.create(graph.encode());
  await session.release();
}
