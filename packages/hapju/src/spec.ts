export * from "@hapju/spec";
