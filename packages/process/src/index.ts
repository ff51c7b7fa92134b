export { type Child, type ChildOptions, startChild } from "./child.ts";
export { PROCESS_ERROR_KINDS, ProcessError, type ProcessErrorCode, type ProcessErrorData } from "./errors.ts";
export { serveChild } from "./serve.ts";
export {
  type BufferRef,
  bufferRefOf,
  copyOf,
  readBuffer,
  SharedBuffer,
  writeBuffer,
} from "./shared-buffer.ts";
