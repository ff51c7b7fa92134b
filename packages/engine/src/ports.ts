export type { RoutePlan, TaskAnswer, TaskRunner, Vault } from "@hapju/spec";
