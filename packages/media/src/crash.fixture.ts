import { serveChild } from "@hapju/process";

/** A decoder that dies of some files. */
serveChild({
  probe: (path: string) => {
    if (path.includes("hostile")) process.kill(process.pid, "SIGSEGV");
    if (path.includes("endless")) for (;;) Math.sqrt(2);
    return { pid: process.pid };
  },
});
