import type { AuditFilter } from "@hapju/contract";
import { type SearchParams, text } from "~/lib/search-params";

/** Validates the address of the audit log: which entries it shows. */
export const auditSearch = (search: SearchParams): AuditFilter => ({
  action: text(search.action),
  person: text(search.person),
  actor: text(search.actor),
  from: text(search.from),
  to: text(search.to),
});
