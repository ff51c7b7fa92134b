/**
 * Speech is taken for one voice's while the cosine of embeddings is above this. Chosen with CAM++ on mixtures of LibriSpeech with
 * known truth, and on the same at the bandwidth of a telephone (docs/measurements/voices.md).
 */
export const SAME_VOICE = 0.4;
