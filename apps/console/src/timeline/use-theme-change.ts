import { useSyncExternalStore } from "react";
import { useTheme } from "~/theme/theme";

const query = "(prefers-color-scheme: dark)";

/** Another text whenever the colours change: what is drawn on a canvas does not follow the theme by itself. */
export function useThemeChange(): string {
  const theme = useTheme();
  const dark = useSyncExternalStore(
    (listener) => {
      const media = matchMedia(query);
      media.addEventListener("change", listener);
      return () => media.removeEventListener("change", listener);
    },
    () => matchMedia(query).matches,
  );
  return `${theme} ${dark}`;
}
