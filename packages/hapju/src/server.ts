export * from "@hapju/server";
