/** The `run` of a model that answers its inputs one after another; cancellable between them. */
export function eachInput<Input, Output>(answer: (input: Input, signal: AbortSignal) => Promise<Output>) {
  return async (inputs: readonly Input[], signal: AbortSignal): Promise<Output[]> => {
    const outputs: Output[] = [];
    for (const input of inputs) {
      signal.throwIfAborted();
      outputs.push(await answer(input, signal));
    }
    return outputs;
  };
}
