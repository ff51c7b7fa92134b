import { ownAddress, type SearchParams, text } from "~/lib/search-params";

/** The page to open after the sign-in. */
export const nextSearch = (search: SearchParams): { next?: string | undefined } => ({
  next: ownAddress(search.next),
});

/** The token of a one-time link. */
export const welcomeSearch = (search: SearchParams): { token?: string | undefined } => ({
  token: text(search.token),
});
