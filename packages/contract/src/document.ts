import { OpenAPIRegistry, OpenApiGeneratorV31 } from "@asteasolutions/zod-to-openapi";
import type { RouteConfig } from "@hono/zod-openapi";
import { contract } from "./routes.ts";

/** The OpenAPI 3.1 document of the whole API, made from the contract. */
export function openApiDocument() {
  const registry = new OpenAPIRegistry();
  registry.registerComponent("securitySchemes", "session", {
    type: "apiKey",
    in: "cookie",
    name: "hapju.session_token",
  });
  registry.registerComponent("securitySchemes", "key", { type: "http", scheme: "bearer" });
  for (const [role, routes] of Object.entries(contract))
    for (const route of routes as readonly RouteConfig[])
      registry.registerPath({
        ...route,
        security: role === "public" ? [] : [{ session: [] }, { key: [] }],
        "x-role": role,
      } as RouteConfig);
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: "3.1.0",
    info: { title: "Hapju", version: "1", description: "Meetings, people, runs, models and audit." },
    servers: [{ url: "/" }],
  });
}
