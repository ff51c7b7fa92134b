import { defined } from "../defined.ts";

/** One sound of speech, as Flite names it: the symbols of CMU's dictionary in lower case, and `pau` for a pause. */
export interface Phone {
  readonly name: string;
  readonly startSeconds: number;
  readonly endSeconds: number;
}

/** The sounds in what Flite prints with `-psdur`: `pau:0.218 g:0.280 …`, each with the second at which it ends. */
export function phonesOf(printed: string): Phone[] {
  let startSeconds = 0;
  return printed
    .trim()
    .split(/\s+/)
    .map((part) => {
      const [name, end] = part.split(":");
      const phone = { name: defined(name), startSeconds, endSeconds: Number(end) };
      startSeconds = phone.endSeconds;
      return phone;
    });
}
