import type { TemplateKind } from "../people/purpose.ts";
import type { SourceFile } from "./source-file.ts";
import type { NewTemplate } from "./template.ts";

/**
 * Makes templates of one kind from files. The directory calls it once consent is known, and stores what it answers;
 * how photos and sounds are decoded and which models run is its own affair.
 */
export interface Enroller {
  /** `id@version` of the model whose embeddings it makes. */
  readonly model: string;
  /**
   * @throws IdentityError `photo-unreadable`, `no-face`, `several-faces`, `face-too-small`, `sound-unreadable`,
   * `sound-too-short`
   */
  embed(file: SourceFile): Promise<Required<Pick<NewTemplate, "embedding" | "quality">>>;
}

/** The enroller of each kind; a kind without one cannot be enrolled. */
export type Enrollers = Readonly<Partial<Record<TemplateKind, Enroller | undefined>>>;
