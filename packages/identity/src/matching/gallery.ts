import { IdentityError } from "../errors.ts";
import { trimmedMean } from "./trimmed-mean.ts";
import { checkEmbedding, type Measure } from "./vectors.ts";

/** The people who may be named, prepared for {@link match}: one row per person, all of one model. */
export interface Gallery {
  readonly measure: Measure;
  readonly dimensions: number;
  readonly ids: readonly string[];
  /** The trimmed mean of each person, row after row: ids × dimensions. */
  readonly rows: Float32Array;
  /** Squared length of each row. */
  readonly squares: Float32Array;
}

/**
 * Prepares the templates of people for {@link match}. People without templates are left out.
 *
 * @throws IdentityError `template-invalid` when templates differ in length: they come from different models
 */
export function galleryOf(
  people: readonly { readonly id: string; readonly templates: readonly Float32Array[] }[],
  measure: Measure,
): Gallery {
  const known = people.filter(({ templates }) => templates.length > 0);
  const dimensions = known[0]?.templates[0]?.length ?? 0;
  const rows = new Float32Array(known.length * dimensions);
  const squares = new Float32Array(known.length);
  for (const [index, { id, templates }] of known.entries()) {
    for (const template of templates) checkTemplate(template, id, dimensions);
    const mean = trimmedMean(templates, measure);
    rows.set(mean, index * dimensions);
    squares[index] = mean.reduce((sum, value) => sum + value * value, 0);
  }
  return { measure, dimensions, ids: known.map(({ id }) => id), rows, squares };
}

function checkTemplate(template: Float32Array, id: string, dimensions: number): void {
  checkEmbedding(template, `"${id}"`);
  if (template.length === dimensions) return;
  throw new IdentityError(
    "template-invalid",
    `A template of "${id}" has ${template.length} numbers, others have ${dimensions}: templates of different models are never compared. Take the templates of one model version.`,
    { id, dimensions: template.length, expected: dimensions },
  );
}
