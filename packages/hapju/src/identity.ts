export * from "@hapju/identity";
