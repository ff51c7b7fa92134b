export * from "@hapju/meeting";
