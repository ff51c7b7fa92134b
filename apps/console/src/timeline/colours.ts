import { personColours } from "~/components/ui/person";

/** What a colour of the theme is now, as a canvas takes it. `host` is any element of the page. */
export function colourReader(host: HTMLElement) {
  const read = (css: string, prepare?: (probe: HTMLElement) => void): string => {
    const probe = document.createElement("span");
    prepare?.(probe);
    probe.style.color = css;
    host.append(probe);
    const { color } = getComputedStyle(probe);
    probe.remove();
    return color;
  };
  return {
    theme: (name: string) => read(`var(--color-${name})`),
    person: (person: { readonly id: string; readonly known: boolean }) => {
      const { className, style } = personColours(person);
      const prepare = (probe: HTMLElement) => {
        probe.className = className;
        for (const [name, value] of Object.entries(style)) probe.style.setProperty(name, String(value));
      };
      return { line: read("var(--person-line)", prepare), fill: read("var(--person-fill)", prepare) };
    },
  };
}
