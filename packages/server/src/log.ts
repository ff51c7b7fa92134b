/** An error as it may be logged: a failed query without its parameters, which hold personal data. */
export function withoutParameters(error: Error): Error {
  const { query, cause } = error as { query?: unknown; cause?: unknown };
  if (typeof query !== "string") return error;
  const reason = cause instanceof Error ? `${codeOf(cause)}${cause.message}` : String(cause);
  const logged = new Error(`A query failed: ${reason}. Query: ${query}`);
  if (error.stack !== undefined) logged.stack = error.stack.replace(error.message, logged.message);
  return logged;
}

const codeOf = (cause: Error) => {
  const { code } = cause as { code?: unknown };
  return typeof code === "string" ? `${code} ` : "";
};

/** Logs an error to the console of the process. */
export const logError = (error: Error): void => console.error(error);
