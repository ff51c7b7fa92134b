export * from "@hapju/tasks";
