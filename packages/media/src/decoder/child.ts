import { serveChild } from "@hapju/process";
import { AV_LOG_QUIET } from "node-av/constants";
import { Log } from "node-av/lib";
import { calls } from "./calls.ts";

// FFmpeg has an opinion on every damaged packet; what matters is in the errors.
Log.setLevel(AV_LOG_QUIET);
serveChild(calls);
