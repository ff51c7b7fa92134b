import type { onnx } from "@hapju/inference";
import { eachInput, fileOf } from "@hapju/inference/adapter";
import type { Adapter } from "@hapju/spec";
import { findPoints } from "../face-api/find-points.ts";
import { toPixels } from "../image/boxes.ts";
import type { faceLandmarks } from "./contract.ts";

/** face-api's 68-point network (MIT). Files: `model`. */
export const adapter: Adapter<typeof faceLandmarks, typeof onnx> = {
  async load({ files, runtime }) {
    const session = await runtime.open(fileOf(files, "model"));
    return {
      run: eachInput(async ({ image, boxes }) => {
        if (boxes.length === 0) return { faces: [] };
        const found = await findPoints(
          session,
          image,
          boxes.map((box) => toPixels(box, image)),
        );
        const { width, height } = image;
        return {
          faces: found.map((points) => ({
            points: points.map((value, i) => value / (i % 2 === 0 ? width : height)),
          })),
        };
      }),
      close: () => session.release(),
    };
  },
};
