import { flushCompileCache } from "node:module";
import { createBirpc } from "birpc";
import { joinSharedFile } from "./shared-file.ts";
import { pack, unpack } from "./wire.ts";

/**
 * Answers the calls of the parent. The module that a child process runs calls it once. The child exits when its
 * parent exits, for whatever reason.
 * @throws Error if the process was not started by {@link startChild}
 */
export function serveChild<Calls extends object>(calls: Calls): void {
  const send = process.send?.bind(process);
  if (!send)
    throw new Error("serveChild was called outside of a child process. Start this module with startChild.");
  joinSharedFile();
  process.on("disconnect", () => process.exit(0));
  // Ctrl-C reaches the whole process group; the parent decides when its children stop.
  process.on("SIGINT", () => {});
  createBirpc<object, Calls>(calls, {
    post: (message) => {
      if (process.connected) send(message);
    },
    on: (listener) => process.on("message", listener),
    serialize: pack,
    deserialize: unpack,
    bind: "functions",
    timeout: -1,
  });
  // Children are usually killed, so they would never write their compile cache at exit.
  flushCompileCache();
}
