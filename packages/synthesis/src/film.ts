import { setImmediate } from "node:timers/promises";
import { Actor, type Placement } from "./acting.ts";
import { defined, valueAt } from "./defined.ts";
import { type Box, DrawnPerson } from "./head/drawn-person.ts";
import { lookOf } from "./head/look.ts";
import { overlay, rgbPictureOf, spriteOf } from "./rgb-picture.ts";
import { paintRoom, roomLight } from "./room/room.ts";
import { pictureHeight, pictureWidth, type Seat, seatsFor } from "./room/seats.ts";
import { paintTable } from "./room/table.ts";
import type { Schedule } from "./schedule.ts";

/** Where a person's face is in a frame, in pixels. */
export interface SeenFace {
  readonly person: string;
  readonly frame: number;
  readonly box: Box;
}

/** The pictures of a meeting. */
export interface Film {
  readonly frameCount: number;
  /** RGB pictures, one after the other, drawn as they are asked for. */
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
  const seats = new Map<string, Seat>();
  for (const [index, seat] of seatsFor(script.people.length).entries())
    seats.set(valueAt(script.people, index).id, seat);
  const cast = script.people
    .map((person) => {
      const seat = defined(seats.get(person.id));
      return {
        id: person.id,
        actor: new Actor(person, seats, schedule, frameCount),
        drawn: new DrawnPerson(lookOf(person.look), seat.pixelsPerUnit, roomLight, seat.yaw),
      };
    })
    // Those who sit farther away are drawn first.
    .sort((one, other) => one.actor.seat.pixelsPerUnit - other.actor.seat.pixelsPerUnit);
  const room = rgbPictureOf(paintRoom([...seats.values()], script.seed));
  const table = spriteOf(paintTable([...seats.values()], script.seed));
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
    // Drawing is work without a pause: others get their turn between frames.
    await setImmediate();
  }
}

/** The face's box, unless less than 60 % of its width is in the picture. */
function faceInPicture(drawn: DrawnPerson, { x, y, pose }: Placement): Box | undefined {
  const box = drawn.faceBox(x, y, pose);
  const inside = Math.min(pictureWidth, box.x + box.width) - Math.max(0, box.x);
  return inside >= 0.6 * box.width ? box : undefined;
}
