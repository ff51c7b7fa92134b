import type { faceLandmarks } from "../tasks/index.ts";
import { eachInput } from "./each-input.ts";
import { findPoints } from "./face-api/find-points.ts";
import { toPixels } from "./picture/boxes.ts";
import type { TaskAdapter } from "./task-adapter.ts";

/** face-api's 68-point network (MIT). Files: `model`. */
export const adapter: TaskAdapter<typeof faceLandmarks> = {
  async load(files, sessions) {
    const session = await sessions.open(files.model!);
    return {
      run: eachInput(async ({ image, boxes }) => {
        if (boxes.length === 0) return { faces: [] };
        const found = await findPoints(
          session,
          image,
          boxes.map((box) => toPixels(box, image)),
        );
        const size = [image.width, image.height] as const;
        return { faces: found.map((points) => ({ points: points.map((v, i) => v / size[i % 2]!) })) };
      }),
      close: () => session.release(),
    };
  },
};
