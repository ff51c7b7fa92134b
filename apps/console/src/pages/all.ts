// The pages of the console, one line each. The name is the key of the page's texts.
export * as audit from "./audit/page";
export * as meeting from "./meeting/page";
export * as meetings from "./meetings/page";
export * as models from "./models/page";
export * as people from "./people/page";
export * as review from "./review/page";
export * as runs from "./runs/page";
export * as settings from "./settings/page";
export * as signIn from "./sign-in/page";
