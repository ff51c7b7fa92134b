import { userInfo } from "node:os";
import { localScope, type Scope } from "@hapju/spec";

/** The scope of a command on this machine: the default tenant, acted on by the user who started it. */
export const operatorScope = (): Scope => ({ ...localScope, actor: userInfo().username });
