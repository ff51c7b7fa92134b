import { defined, valueAt } from "../defined.ts";
import { overlay, type RgbPicture, type Sprite } from "../rgb-picture.ts";
import type { Appearance } from "./appearance.ts";
import { backHair, ears, neck, torso } from "./body.ts";
import type { Eyes } from "./eyes.ts";
import { FacePicture, mouthSteps } from "./face-picture.ts";
import { drawGlasses } from "./glasses.ts";
import type { Mesh } from "./mesh.ts";
import { clamp } from "./numbers.ts";
import { type Light, type Projection, project, Raster, rotation } from "./raster.ts";
import { skullMesh } from "./skull.ts";

/** Orientation of a head and expression of its face. */
export interface Pose {
  /** Opening of the mouth, 0…1. */
  readonly opening: number;
  readonly eyes: Eyes;
  /** Turn to the right of the picture, nod down, tilt; radians. */
  readonly yaw: number;
  readonly pitch: number;
  readonly roll: number;
}

/** A rectangle in a picture, in pixels. */
export interface PixelBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const neckPivotY = -0.55;

/** A person drawn at one size and light. What does not move is computed once, so that each frame is fast. */
export class DrawnPerson {
  readonly appearance: Appearance;
  readonly pixelsPerUnit: number;
  readonly #picture: FacePicture;
  readonly #still: readonly Mesh[];
  readonly #neck: Mesh;
  readonly #skulls = new Map<number, Mesh>();
  readonly #detail: number;
  readonly #raster: Raster;
  readonly #torso: Sprite;
  #drawn = "";

  constructor(appearance: Appearance, pixelsPerUnit: number, light: Light, torsoYaw = 0) {
    this.appearance = appearance;
    this.pixelsPerUnit = pixelsPerUnit;
    this.#picture = new FacePicture(appearance, pixelsPerUnit);
    this.#detail = clamp(Math.round(pixelsPerUnit * 1.4), 48, 110);
    const hair = backHair(appearance);
    this.#still = hair === undefined ? ears(appearance) : [...ears(appearance), hair];
    this.#neck = neck(appearance);
    this.#raster = new Raster(Math.ceil(pixelsPerUnit * 3.2), Math.ceil(pixelsPerUnit * 4.4), light);
    this.#torso = torsoSprite(appearance, pixelsPerUnit, light, torsoYaw);
  }

  /** Draws the person with the head's origin (between the eyes and the nose) at (x, y), in pixels. */
  draw(picture: RgbPicture, x: number, y: number, pose: Pose): void {
    const raster = this.#raster;
    const originX = Math.round(x * 2) / 2;
    const originY = Math.round(y * 2) / 2;
    const left = Math.floor(originX - raster.width / 2);
    const top = Math.floor(originY - this.pixelsPerUnit * 2.1);
    this.#drawHead(originX - left, originY - top, pose);
    overlay(picture, this.#torso, Math.round(originX - this.#torso.width / 2), Math.round(originY));
    overlay(picture, raster, left, top);
  }

  /** Draws the head, unless it would be the one drawn last: people who do not move cost nothing. */
  #drawHead(x: number, y: number, pose: Pose): void {
    const { eyes } = pose;
    const step = Math.round(clamp(pose.opening) * mouthSteps);
    const [yaw, pitch, roll] = [pose.yaw, pose.pitch, pose.roll].map(
      (angle) => Math.round(angle * 200) / 200,
    );
    const wanted = [x, y, step, eyes.blink, eyes.gazeX, eyes.gazeY, yaw, pitch, roll].join(" ");
    if (wanted === this.#drawn) return;
    this.#drawn = wanted;
    const held = { ...pose, yaw: defined(yaw), pitch: defined(pitch), roll: defined(roll) };
    const view = this.#view(x, y, held);
    const raster = this.#raster;
    this.#picture.show(eyes, step);
    raster.clear();
    // Front to back: hidden pixels are not shaded.
    raster.draw(this.#skull(step), view);
    raster.draw(this.#neck, {
      ...view,
      pivotY: -1.9,
      rotation: rotation(held.yaw * 0.5, 0, held.roll * 0.5),
    });
    for (const mesh of this.#still) raster.draw(mesh, view);
    raster.feather();
    drawGlasses(raster, this.appearance, view);
  }

  /** The box a face detector would draw around the face: brow to chin, cheek to cheek. */
  faceBox(x: number, y: number, pose: Pose): PixelBox {
    const view = this.#view(x, y, pose);
    const { cheekWidth, chinY, hairline } = this.appearance;
    const xs = [-1, 1].map((side) => project(view, side * cheekWidth * 0.97, 0, 0.25)[0]);
    const [, top] = project(view, 0, hairline * 0.75, 0.7);
    const [, bottom] = project(view, 0, chinY - pose.opening * 0.2, 0.6);
    return { x: valueAt(xs, 0), y: top, width: valueAt(xs, 1) - valueAt(xs, 0), height: bottom - top };
  }

  #view(originX: number, originY: number, pose: Pose): Projection {
    return {
      rotation: rotation(pose.yaw, pose.pitch, pose.roll),
      pivotY: neckPivotY,
      originX,
      originY,
      pixelsPerUnit: this.pixelsPerUnit,
    };
  }

  #skull(step: number): Mesh {
    let mesh = this.#skulls.get(step);
    if (mesh === undefined) {
      mesh = skullMesh(this.appearance, step / mouthSteps, this.#detail, this.#picture);
      this.#skulls.set(step, mesh);
    }
    return mesh;
  }
}

function torsoSprite(appearance: Appearance, pixelsPerUnit: number, light: Light, yaw: number): Sprite {
  const raster = new Raster(Math.ceil(pixelsPerUnit * 4), Math.ceil(pixelsPerUnit * 4.4), light);
  raster.clear();
  raster.draw(torso(appearance), {
    rotation: rotation(yaw, 0, 0),
    pivotY: -1.9,
    originX: raster.width / 2,
    originY: 0,
    pixelsPerUnit,
  });
  raster.feather();
  return raster;
}
