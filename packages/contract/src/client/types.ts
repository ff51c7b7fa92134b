import type { z } from "@hono/zod-openapi";
import type { ApiRoute } from "../routes.ts";

/** The HTTP methods of the API. */
export type Method = ApiRoute["method"];

/** The routes of the API by method and path. */
export type Routes = {
  readonly [M in Method]: { readonly [R in Extract<ApiRoute, { readonly method: M }> as R["path"]]: R };
};

/** The paths of the routes with a method. */
export type PathOf<M extends Method> = keyof Routes[M];

type RequestPart<R> = R extends { readonly request: infer Request } ? Request : object;

type PathPart<Request> = Request extends { readonly params: infer Schema extends z.ZodType }
  ? { readonly path: z.input<Schema> }
  : object;

type QueryPart<Request> = Request extends { readonly query: infer Schema extends z.ZodType }
  ? object extends z.input<Schema>
    ? { readonly query?: z.input<Schema> | undefined }
    : { readonly query: z.input<Schema> }
  : object;

/** A JSON body is a value; any other is a `Blob` whose `type` says what it is. */
type BodyPart<Request> = Request extends { readonly body: { readonly content: infer Content } }
  ? Content extends { readonly "application/json": { readonly schema: infer Schema extends z.ZodType } }
    ? { readonly body: z.input<Schema> }
    : { readonly body: Blob }
  : object;

/** Options of every request. */
export interface RequestOptions {
  /** Aborts the request. */
  readonly signal?: AbortSignal | undefined;
  /** Further headers, such as `range` or `last-event-id`. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

type RequestOfRoute<R> = PathPart<RequestPart<R>> &
  QueryPart<RequestPart<R>> &
  BodyPart<RequestPart<R>> &
  RequestOptions;

/** What a request takes: `path`, `query` and `body` where its route has them. */
export type RequestOf<M extends Method, P extends PathOf<M>> = RequestOfRoute<Routes[M][P]>;

type Success<R> = R extends { readonly responses: infer Responses }
  ? Responses[keyof Responses & (200 | 201 | 202 | 204)]
  : never;

type ContentOf<S> = S extends { readonly content: infer Content }
  ? Content extends { readonly "application/json": { readonly schema: infer Schema extends z.ZodType } }
    ? z.output<Schema>
    : Response
  : undefined;

/** What a request answers: the JSON of its route, the `Response` where that is not JSON, `undefined` where it is empty. */
export type AnswerOf<M extends Method, P extends PathOf<M>> = ContentOf<Success<Routes[M][P]>>;

type Arguments<Request> = object extends Request ? [request?: Request] : [request: Request];

/** Calls the routes with one method. @throws ApiError when the server refuses or does not answer */
export type Call<M extends Method> = <P extends PathOf<M>>(
  path: P,
  ...args: Arguments<RequestOf<M, P>>
) => Promise<AnswerOf<M, P>>;

/** A client of the API; one function per HTTP method. */
export type Client = { readonly [M in Method]: Call<M> };
