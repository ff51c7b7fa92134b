import { personIdFrom } from "@hapju/identity";
import type { z } from "@hono/zod-openapi";
import fc from "fast-check";
import { expect, test } from "vitest";
import { listAudit } from "./audit/entry.ts";
import { contract } from "./index.ts";
import { listMeetings } from "./meetings/routes.ts";

const ofAPerson = Object.values(contract)
  .flat()
  .flatMap((route) => {
    const { path, request } = route as { path: string; request?: { params?: z.ZodObject } };
    const shape = request?.params?.shape;
    return path.startsWith("/api/people/{id}") && shape ? [{ path, id: shape.id as z.ZodType<string> }] : [];
  });
const filters = [listAudit, listMeetings].map(({ path, request }) => ({
  path,
  id: request.query.shape.person as z.ZodType<string | undefined>,
}));

test("every person of the directory is addressable on every route, whatever their name", () => {
  expect(ofAPerson.length).toBeGreaterThan(5);
  const text = fc.oneof(fc.string({ unit: "grapheme" }), fc.constantFrom("김민준", "José Ñandú", "Zoë"));
  fc.assert(
    fc.property(text, (name) => {
      const id = personIdFrom(name);
      for (const route of [...ofAPerson, ...filters])
        expect(route.id.safeParse(id), route.path).toMatchObject({ success: true, data: id });
    }),
  );
});
