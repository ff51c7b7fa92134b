export * from "@hapju/media";
