import { alignedEmbedding } from "./aligned-embedding.ts";

/** MobileFaceNet (S. Chen et al., 2018), 128 numbers. Files: `model`. */
export const adapter = alignedEmbedding("planar-rgb", (pixels) => {
  for (let i = 0; i < pixels.length; i++) pixels[i] = (pixels[i]! - 127.5) / 128;
});
