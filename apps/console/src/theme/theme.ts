import { useSyncExternalStore } from "react";

/** A theme; `system` follows the device. */
export type Theme = "system" | "light" | "dark";

const KEY = "hapju.theme";
const listeners = new Set<() => void>();

const read = (): Theme => {
  const stored = localStorage.getItem(KEY);
  return stored === "light" || stored === "dark" ? stored : "system";
};

/** Changes the theme and keeps the choice in this browser. */
export function setTheme(theme: Theme): void {
  if (theme === "system") {
    localStorage.removeItem(KEY);
    delete document.documentElement.dataset.theme;
  } else {
    localStorage.setItem(KEY, theme);
    document.documentElement.dataset.theme = theme;
  }
  for (const listener of listeners) listener();
}

/** The chosen theme. */
export const useTheme = (): Theme =>
  useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, read);
