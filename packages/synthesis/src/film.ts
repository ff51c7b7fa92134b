import { setImmediate } from "node:timers/promises";
import { Actor, type Placement } from "./acting.ts";
import { defined, valueAt } from "./defined.ts";
import { appearanceOf } from "./head/appearance.ts";
import { DrawnPerson, type PixelBox } from "./head/drawn-person.ts";
import { overlay, rgbPictureOf, spriteOf } from "./rgb-picture.ts";
import { type Position, pictureHeight, pictureWidth, positionsFor } from "./room/positions.ts";
import { paintRoom, roomLight } from "./room/room.ts";
import { paintTable } from "./room/table.ts";
import type { Schedule } from "./schedule.ts";

/** Where a person's face is in a frame, in pixels. */
export interface SeenFace {
  readonly person: string;
  readonly frame: number;
  readonly box: PixelBox;
}

/** The pictures of a meeting. */
export interface Film {
  readonly frameCount: number;
  /** RGB pictures in order, drawn as they are read. */
  readonly frames: () => AsyncGenerator<Uint8Array>;
  /** Faces in the frames drawn so far. */
  readonly faces: readonly SeenFace[];
}

/** Prepares the room and the people; the pictures are drawn when {@link Film.frames} is read. */
export function filmMeeting(schedule: Schedule): Film {
  const { script, durationSeconds } = schedule;
  const frameCount = Math.round(durationSeconds * script.framesPerSecond);
  const faces: SeenFace[] = [];
  return { frameCount, faces, frames: () => drawFrames(schedule, frameCount, faces) };
}

async function* drawFrames(
  schedule: Schedule,
  frameCount: number,
  faces: SeenFace[],
): AsyncGenerator<Uint8Array> {
  const { script } = schedule;
  const positions = new Map<string, Position>();
  for (const [index, position] of positionsFor(script.people.length).entries())
    positions.set(valueAt(script.people, index).id, position);
  const cast = script.people
    .map((person) => {
      const position = defined(positions.get(person.id));
      return {
        id: person.id,
        actor: new Actor(person, positions, schedule, frameCount),
        drawn: new DrawnPerson(
          appearanceOf(person.appearance),
          position.pixelsPerUnit,
          roomLight,
          position.yaw,
        ),
      };
    })
    // People farther away are drawn first.
    .sort((one, other) => one.actor.position.pixelsPerUnit - other.actor.position.pixelsPerUnit);
  const room = rgbPictureOf(paintRoom([...positions.values()], script.seed));
  const table = spriteOf(paintTable([...positions.values()], script.seed));
  for (let frame = 0; frame < frameCount; frame++) {
    const picture = { ...room, data: room.data.slice() };
    for (const { id, actor, drawn } of cast) {
      const placement = actor.at(frame);
      if (placement === undefined) continue;
      drawn.draw(picture, placement.x, placement.y, placement.pose);
      const box = faceInPicture(drawn, placement);
      if (box !== undefined) faces.push({ person: id, frame, box });
    }
    overlay(picture, table, 0, pictureHeight - table.height);
    yield picture.data;
    // Drawing blocks the event loop: other tasks run between frames.
    await setImmediate();
  }
}

/** The face's box, unless less than 60 % of its width is in the picture. */
function faceInPicture(drawn: DrawnPerson, { x, y, pose }: Placement): PixelBox | undefined {
  const box = drawn.faceBox(x, y, pose);
  const inside = Math.min(pictureWidth, box.x + box.width) - Math.max(0, box.x);
  return inside >= 0.6 * box.width ? box : undefined;
}
