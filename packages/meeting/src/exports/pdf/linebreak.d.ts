/** linebreak has no types of its own: the part that the PDF uses. */
declare module "linebreak" {
  /** Finds where a line may end, by UAX #14. */
  export default class LineBreaker {
    constructor(text: string);
    /** The next place; `position` is the UTF-16 index of what follows it. */
    nextBreak(): { readonly position: number; readonly required: boolean } | null;
  }
}
