export * from "./consent.ts";
export * from "./consents.ts";
export * from "./enrolment.ts";
export * from "./person.ts";
export * from "./policy.ts";
export * from "./review.ts";
export * from "./template.ts";
