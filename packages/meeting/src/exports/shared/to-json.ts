/** A value as indented JSON with a final line feed. */
export const toJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
