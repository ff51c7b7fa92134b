import { flushCompileCache } from "node:module";
import { createBirpc } from "birpc";
import { joinSharedFile } from "./shared-file.ts";
import { pack, unpack } from "./wire.ts";

/**
 * Answers the calls of the parent; called once by the module a child process runs. The child ends
 * when its parent goes away, whatever the parent died of.
 */
export function serveChild<Calls extends object>(calls: Calls): void {
  const send = process.send?.bind(process);
  if (!send) throw new Error("serveChild: this module is started by startChild, not by hand");
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
  // A child is mostly killed, and would never write at its end what it compiled.
  flushCompileCache();
}
