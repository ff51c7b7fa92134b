import { createClient } from "@hapju/contract/client";

/** The API of the server that this page comes from, typed by its contract. */
export const api = createClient();
