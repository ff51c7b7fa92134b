import type { components } from "./schema";

type Problem = components["schemas"]["Problem"];

/** What the server, or the way to it, said no with. `code` is stable; `offline` means that nobody answered. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly code: string;
  readonly status: number;
  readonly fields: NonNullable<Problem["errors"]>;

  constructor({ code, status, detail, errors }: Pick<Problem, "code" | "status" | "detail" | "errors">) {
    super(detail);
    this.code = code;
    this.status = status;
    this.fields = errors ?? [];
  }
}

const isProblem = (value: unknown): value is Problem =>
  typeof value === "object" && value !== null && "code" in value && "detail" in value;

/** The error that an answer of the server holds. */
export const apiErrorOf = (response: Response, body: unknown): ApiError =>
  isProblem(body)
    ? new ApiError(body)
    : new ApiError({
        code: "answer-unreadable",
        status: response.status,
        detail: `The server answered ${response.status} without saying why.`,
        errors: [],
      });

export const offline = (): ApiError =>
  new ApiError({ code: "offline", status: 0, detail: "The server does not answer.", errors: [] });
