export * from "@hapju/storage";
