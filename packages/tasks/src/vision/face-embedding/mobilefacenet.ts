import { alignedEmbedding } from "./aligned-embedding.ts";

/** MobileFaceNet (S. Chen et al., 2018), 128 numbers. Files: `model`. */
export const adapter = alignedEmbedding("planar-rgb", (pixels) => {
  for (const [i, value] of pixels.entries()) pixels[i] = (value - 127.5) / 128;
});
