export { type Child, type ChildOptions, startChild } from "./child.ts";
export { ProcessError } from "./errors.ts";
export { copyOf, fillPlace, type Place, placeOf, Room, readPlace } from "./room.ts";
export { serveChild } from "./serve.ts";
