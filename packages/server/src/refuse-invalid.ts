import { ServerError } from "./errors.ts";

/** What zod found in one part of a request. */
interface Validation {
  readonly success: boolean;
  /** The part: `json`, `query`, `param` or `header`. */
  readonly target: string;
  readonly error?: {
    readonly issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[];
  };
}

/** Refuses a request that breaks its schema, naming every field. @throws ServerError `request-invalid` */
export function refuseInvalid({ success, target, error }: Validation): void {
  if (success || !error) return;
  const errors = error.issues.map(({ path, message }) => ({
    field: [target === "json" ? "body" : target, ...path.map(String)].join("."),
    message,
  }));
  const [first] = errors;
  throw new ServerError(
    "request-invalid",
    first ? `${first.field}: ${first.message}` : `The ${target} of the request is invalid.`,
    { errors },
  );
}
