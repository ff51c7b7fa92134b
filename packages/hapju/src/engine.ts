export * from "@hapju/engine";
