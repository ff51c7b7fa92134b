import { HapjuError } from "@hapju/spec/error";
import { kindOfStatus } from "../status.ts";
import type { Problem } from "../types.ts";

/** Codes that the client gives itself: no answer, or an error without problem details, from a proxy perhaps. */
export type ClientErrorCode = "offline" | "answer-unreadable";

/** The API refused a request or could not be reached. `code` is that of the problem or a {@link ClientErrorCode}. */
export class ApiError extends HapjuError<string, { readonly errors?: Problem["errors"] }> {
  override readonly name = "ApiError";
  /** HTTP status; 0 without an answer. */
  readonly status: number;

  constructor({ code, status, detail, errors }: ApiProblem, options?: ErrorOptions) {
    super(status === 0 ? "unavailable" : kindOfStatus(status), code, detail, { errors }, options);
    this.status = status;
  }
}

/** The part of a {@link Problem} that an {@link ApiError} holds. */
export type ApiProblem = Pick<Problem, "code" | "status" | "detail" | "errors">;

const isProblem = (value: unknown): value is Problem =>
  typeof value === "object" && value !== null && "code" in value && "detail" in value;

/** The error that a response stands for. */
export async function errorOf(response: Response): Promise<ApiError> {
  const { status } = response;
  const answer: unknown = await response.json().catch(() => undefined);
  if (isProblem(answer)) return new ApiError({ ...answer, status });
  const code: ClientErrorCode = "answer-unreadable";
  const detail = `The server answered ${status} without a reason. Check the address and what stands between.`;
  return new ApiError({ code, status, detail });
}
