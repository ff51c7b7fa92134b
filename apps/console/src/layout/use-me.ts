import { useSuspenseQuery } from "@tanstack/react-query";
import { meQuery } from "~/api/queries/account";
import { reaches } from "~/lib/roles";

/** Who is signed in, and what they may do. Only within the pages behind the sign-in, which load it first. */
export function useMe() {
  const { data: me } = useSuspenseQuery(meQuery);
  return { ...me, isEditor: reaches(me.role, "editor"), isOwner: reaches(me.role, "owner") };
}
