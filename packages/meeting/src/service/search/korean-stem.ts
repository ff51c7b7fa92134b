const CASE =
  "이|가|을|를|의|은|는|도|만|과|와|께|께서|에|에서|에게|에게서|한테|한테서|로|으로|로서|으로서|로써|으로써|랑|이랑|하고";
const RANGE = "부터|까지|보다|처럼|마다|조차|마저|밖에|대로|이나|이라도|이라고|라고|이라는|라는|이란|란";
const BEING = "입니다|이에요|예요|이다|인데|이고|이며|였습니다|이었습니다";

/** Particles that follow a noun, and the forms of 이다: one, or one of place or direction with a topic particle. */
export const PARTICLE = `(?:(?:${CASE}|${RANGE})(?:은|는|도|만|의)?|${BEING})`;

const WITH_PARTICLE = new RegExp(`^(\\p{Script=Hangul}+?)${PARTICLE}$`, "u");

/** A Korean word without its particle: `예산은` → `예산`; undefined for a word that ends with none. */
export const koreanStem = (word: string): string | undefined => WITH_PARTICLE.exec(word)?.[1];
