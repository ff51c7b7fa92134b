import { z } from "@hono/zod-openapi";
import { id, text } from "./values.ts";

/** The path parameter `{id}`. */
export const idParam = z.object({ id: id.openapi({ param: { in: "path", name: "id" } }) });

/** Query parameters of a route that answers a page at a time. */
export const paging = z.object({
  cursor: text(200).optional().describe("`next` of the previous page"),
  limit: z.coerce.number<number>().int().min(1).max(100).default(30),
});

/** A page of items. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), next: z.string().optional().describe("Absent on the last page") });

/** All items there are. */
export const listOf = <Item extends z.ZodType>(item: Item) => z.object({ items: z.array(item) });
