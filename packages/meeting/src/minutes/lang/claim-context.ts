/** What was said around a claim in its sentence, as far as it touches the claim. */
export interface ClaimContext {
  readonly before: string;
  readonly after: string;
}
