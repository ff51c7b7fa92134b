import type { AnyTask } from "@hapju/spec";
import { InferenceError } from "../errors.ts";

/**
 * Checks what a model answered against its task: one output per input, each as the task's schema says.
 * @throws InferenceError `model-failed` naming task, model and fields
 */
export function checkOutputs(
  model: string,
  { name: task, output: schema }: AnyTask,
  outputs: unknown,
  count: number,
): asserts outputs is readonly unknown[] {
  if (!Array.isArray(outputs) || outputs.length !== count) {
    const answered = Array.isArray(outputs) ? `${outputs.length} outputs` : typeof outputs;
    throw new InferenceError(
      "model-failed",
      `${model} answered ${answered} for ${count} inputs of ${task}: \`run\` must answer an array with one output per input.`,
      { model, task },
    );
  }
  for (const output of outputs) {
    const { error } = schema.safeParse(output);
    if (!error) continue;
    const issues = error.issues.map(({ path, message }) => ({ path: path.join("."), message }));
    const list = issues.map(({ path, message }) => (path ? `${path}: ${message}` : message)).join("; ");
    throw new InferenceError(
      "model-failed",
      `${model} answered in another shape than the task ${task} states: ${list}. Correct the model's adapter.`,
      { model, task, issues },
    );
  }
}
