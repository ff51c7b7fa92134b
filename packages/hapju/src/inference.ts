export * from "@hapju/inference";
