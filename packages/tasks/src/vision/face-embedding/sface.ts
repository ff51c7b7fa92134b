import { alignedEmbedding } from "./aligned-embedding.ts";

/** SFace (Y. Zhong et al., 2021) as OpenCV's FaceRecognizerSF feeds it: plain RGB. 128 numbers. Files: `model`. */
export const adapter = alignedEmbedding("planar-rgb");
