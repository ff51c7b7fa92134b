/**
 * Why an SPDX expression deserves a second reading, or `undefined` where it does not: `GPL` for every licence of the GPL
 * family that has no permissive alternative (`OR`), `unknown` where no licence is stated.
 */
export function flagOf(licence: string | undefined): "GPL" | "unknown" | undefined {
  if (licence === undefined || /^(UNLICENSED|UNKNOWN|SEE LICEN[CS]E)/i.test(licence)) return "unknown";
  const alternatives = licence.replace(/^\(|\)$/g, "").split(/ OR /i);
  return alternatives.every((alternative) => /\b(A|L)?GPL\b/i.test(alternative)) ? "GPL" : undefined;
}
