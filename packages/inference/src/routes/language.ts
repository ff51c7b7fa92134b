/**
 * Whether a model that knows `languages` (BCP 47) serves speech in `tag`: `ko-KR` is served by `ko`,
 * `zh-TW` by `zh`, and `pt` by `pt-BR`.
 */
export function speaks(languages: readonly string[], tag: string): boolean {
  const wanted = tag.toLowerCase();
  return languages.some((language) => {
    const known = language.toLowerCase();
    return known === wanted || wanted.startsWith(`${known}-`) || known.startsWith(`${wanted}-`);
  });
}
