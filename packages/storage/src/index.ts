export type { Database, DatabaseClient, Rows, Transaction } from "./database.ts";
export { digestOf } from "./digest.ts";
export { decode, encode } from "./encoding.ts";
export {
  explainWriteError,
  STORAGE_ERROR_KINDS,
  StorageError,
  type StorageErrorCode,
  type StorageErrorData,
} from "./errors.ts";
export { type HomeLock, lockHome } from "./lock-home.ts";
export { migrate } from "./migrate.ts";
export type { ObjectStore } from "./objects.ts";
export { openStorage, type Storage, type StorageOptions } from "./open.ts";
export { parseSealName, sealedFolder, sealName } from "./sealed-folder.ts";
