/** The part of an address behind the `?`, before it is validated. */
export type SearchParams = Record<string, unknown>;

/** A parameter that is a text and not empty. */
export const text = (value: unknown): string | undefined =>
  typeof value === "string" && value !== "" ? value : typeof value === "number" ? String(value) : undefined;

/** A parameter that is one of these values. */
export const oneOf =
  <Value extends string>(...values: readonly Value[]) =>
  (value: unknown): Value | undefined =>
    values.find((each) => each === value);

/** A parameter that is an address of this console, never one of another site. */
export const ownAddress = (value: unknown): string | undefined => {
  const address = text(value);
  return address?.startsWith("/") && !/^\/[/\\]/.test(address) ? address : undefined;
};
