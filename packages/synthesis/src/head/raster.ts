import type { Mesh } from "./mesh.ts";
import { clamp } from "./numbers.ts";

/** Where the light of a scene comes from and how bright it is. */
export interface Light {
  /** Towards the lamp: x right, y up, z to the camera. */
  readonly direction: readonly [number, number, number];
  readonly fill: number;
  readonly ambient: number;
  readonly exposure: number;
}

/** A 3 × 3 rotation matrix, row by row. */
export type Rotation = readonly [number, number, number, number, number, number, number, number, number];

/** Turn (yaw, to the right of the picture), nod (pitch, down) and tilt (roll), in radians. */
export function rotation(yaw: number, pitch: number, roll: number): Rotation {
  const [cy, sy] = [Math.cos(yaw), Math.sin(yaw)];
  const [cx, sx] = [Math.cos(pitch), Math.sin(pitch)];
  const [cz, sz] = [Math.cos(roll), Math.sin(roll)];
  return [
    cz * cy - sz * sx * sy,
    -sz * cx,
    cz * sy + sz * sx * cy,
    sz * cy + cz * sx * sy,
    cz * cx,
    sz * sy - cz * sx * cy,
    -cx * sy,
    sx,
    cx * cy,
  ];
}

const cameraDistance = 6;
const gammaSteps = 4096;
const gammaTable = Uint8ClampedArray.from(
  { length: gammaSteps + 1 },
  (_, step) => 255 * (step / gammaSteps) ** (1 / 2.2) + 0.5,
);

/** How points of a head are projected into the picture. */
export interface Projection {
  readonly rotation: Rotation;
  /** Height of the point the mesh turns about. */
  readonly pivotY: number;
  /** Picture position of the head's origin, in pixels. */
  readonly originX: number;
  readonly originY: number;
  readonly pixelsPerUnit: number;
}

/** A point of the head projected into the picture: x, y in pixels, z towards the camera in head units. */
export function project(view: Projection, x: number, y: number, z: number): [number, number, number] {
  const r = view.rotation;
  const yy = y - view.pivotY;
  const px = r[0] * x + r[1] * yy + r[2] * z;
  const py = r[3] * x + r[4] * yy + r[5] * z + view.pivotY;
  const pz = r[6] * x + r[7] * yy + r[8] * z;
  const scale = (cameraDistance / (cameraDistance - pz)) * view.pixelsPerUnit;
  return [view.originX + px * scale, view.originY - py * scale, pz];
}

/** Draws meshes with a depth buffer onto a transparent picture. */
export class Raster {
  readonly width: number;
  readonly height: number;
  /** RGBA. */
  readonly pixels: Uint8ClampedArray;
  readonly #depth: Float32Array;
  readonly #light: Light;
  readonly #towards: readonly [number, number, number];
  readonly #half: readonly [number, number, number];
  readonly #surface = new Float32Array(5);
  #screen = new Float32Array(0);

  constructor(width: number, height: number, light: Light) {
    this.width = width;
    this.height = height;
    this.pixels = new Uint8ClampedArray(width * height * 4);
    this.#depth = new Float32Array(width * height);
    this.#light = light;
    const [x, y, z] = light.direction;
    const length = Math.hypot(x, y, z);
    this.#towards = [x / length, y / length, z / length];
    const half = Math.hypot(x / length, y / length, z / length + 1);
    this.#half = [x / length / half, y / length / half, (z / length + 1) / half];
  }

  clear(): void {
    this.pixels.fill(0);
    this.#depth.fill(-1e9);
  }

  draw(mesh: Mesh, view: Projection): void {
    const { rows, columns, positions, normals } = mesh;
    const points = positions.length / 3;
    if (this.#screen.length < points * 6) this.#screen = new Float32Array(points * 6);
    const screen = this.#screen;
    const r = view.rotation;
    for (let point = 0; point < points; point++) {
      const at = point * 3;
      const to = point * 6;
      // As `project` does, without an array for each of ten thousand points.
      const x = positions[at] ?? 0;
      const y = (positions[at + 1] ?? 0) - view.pivotY;
      const z = positions[at + 2] ?? 0;
      const depth = r[6] * x + r[7] * y + r[8] * z;
      const scale = (cameraDistance / (cameraDistance - depth)) * view.pixelsPerUnit;
      screen[to] = view.originX + (r[0] * x + r[1] * y + r[2] * z) * scale;
      screen[to + 1] = view.originY - (r[3] * x + r[4] * y + r[5] * z + view.pivotY) * scale;
      screen[to + 2] = depth;
      const nx = normals[at] ?? 0;
      const ny = normals[at + 1] ?? 0;
      const nz = normals[at + 2] ?? 0;
      screen[to + 3] = r[0] * nx + r[1] * ny + r[2] * nz;
      screen[to + 4] = r[3] * nx + r[4] * ny + r[5] * nz;
      screen[to + 5] = r[6] * nx + r[7] * ny + r[8] * nz;
    }
    for (let row = 0; row < rows; row++)
      for (let column = 0; column < columns; column++) {
        const corner = row * (columns + 1) + column;
        const below = corner + columns + 1;
        this.#triangle(mesh, corner, below, corner + 1);
        this.#triangle(mesh, corner + 1, below, below + 1);
      }
  }

  #triangle(mesh: Mesh, a: number, b: number, c: number): void {
    const screen = this.#screen;
    const [sa, sb, sc] = [a * 6, b * 6, c * 6];
    const ax = screen[sa] ?? 0;
    const ay = screen[sa + 1] ?? 0;
    const bx = screen[sb] ?? 0;
    const by = screen[sb + 1] ?? 0;
    const cx = screen[sc] ?? 0;
    const cy = screen[sc + 1] ?? 0;
    const area = (by - cy) * (ax - cx) + (cx - bx) * (ay - cy);
    if (Math.abs(area) < 1e-6) return;
    const left = Math.max(0, Math.ceil(Math.min(ax, bx, cx) - 1e-3));
    const right = Math.min(this.width - 1, Math.floor(Math.max(ax, bx, cx) + 1e-3));
    const top = Math.max(0, Math.ceil(Math.min(ay, by, cy) - 1e-3));
    const bottom = Math.min(this.height - 1, Math.floor(Math.max(ay, by, cy) + 1e-3));
    if (left > right) return;
    const { attributes, material, skin } = mesh;
    const depths = this.#depth;
    const surface = this.#surface;
    const [qa, qb, qc] = [a * 3, b * 3, c * 3];
    const stepU = (by - cy) / area;
    const stepV = (cy - ay) / area;
    for (let y = top; y <= bottom; y++) {
      let u = ((by - cy) * (left - cx) + (cx - bx) * (y - cy)) / area;
      let v = ((cy - ay) * (left - cx) + (ax - cx) * (y - cy)) / area;
      for (let x = left; x <= right; x++, u += stepU, v += stepV) {
        const w = 1 - u - v;
        if (u < -1e-4 || v < -1e-4 || w < -1e-4) continue;
        const depth = u * (screen[sa + 2] ?? 0) + v * (screen[sb + 2] ?? 0) + w * (screen[sc + 2] ?? 0);
        const pixel = y * this.width + x;
        if (depth <= (depths[pixel] ?? 0)) continue;
        const nx = u * (screen[sa + 3] ?? 0) + v * (screen[sb + 3] ?? 0) + w * (screen[sc + 3] ?? 0);
        const ny = u * (screen[sa + 4] ?? 0) + v * (screen[sb + 4] ?? 0) + w * (screen[sc + 4] ?? 0);
        const nz = u * (screen[sa + 5] ?? 0) + v * (screen[sb + 5] ?? 0) + w * (screen[sc + 5] ?? 0);
        const size = 1 / (Math.sqrt(nx * nx + ny * ny + nz * nz) || 1);
        const solid = material(
          u * (attributes[qa] ?? 0) + v * (attributes[qb] ?? 0) + w * (attributes[qc] ?? 0),
          u * (attributes[qa + 1] ?? 0) + v * (attributes[qb + 1] ?? 0) + w * (attributes[qc + 1] ?? 0),
          u * (attributes[qa + 2] ?? 0) + v * (attributes[qb + 2] ?? 0) + w * (attributes[qc + 2] ?? 0),
          ny * size,
          surface,
        );
        if (!solid) continue;
        depths[pixel] = depth;
        this.#shade(pixel * 4, nx * size, ny * size, nz * size, skin);
      }
    }
  }

  /** Wrapped diffuse light from the lamp, fill from the other side, a highlight, a darker rim. */
  #shade(at: number, x: number, y: number, z: number, skin: boolean): void {
    const surface = this.#surface;
    const hair = surface[4] === 1;
    let [nx, ny, nz] = [x, y, z];
    if (nz < 0) {
      nz = -nz;
      if (!hair) {
        nx = -nx;
        ny = -ny;
      }
    }
    const { fill, ambient, exposure } = this.#light;
    const [lx, ly, lz] = this.#towards;
    const facing = nx * lx + ny * ly + nz * lz;
    const wrap = skin && !hair ? 0.3 : 0.15;
    const diffuse = 0.95 * Math.max(0, (facing + wrap) / (1 + wrap));
    const filled = fill * Math.max(0, ny * 0.2 + nz * 0.7 - nx * lx * 0.8);
    const around = ambient * (0.75 + 0.25 * ny);
    const shine = Math.max(0, nx * this.#half[0] + ny * this.#half[1] + nz * this.#half[2]);
    const s2 = shine * shine;
    const s4 = s2 * s2;
    const s8 = s4 * s4;
    const s16 = s8 * s8;
    let gloss = 0;
    if (hair) gloss = 0.042 * s8 * s2;
    else if (skin) gloss = 0.06 * s16 * s2 + 0.03 * s16 * s16 * s16 * s8 * s4;
    const edge = 1 - nz;
    const rim = (1 - 0.35 * edge * edge * edge) * exposure;
    const glow = skin && !hair ? 1 + 0.07 * Math.exp(-((facing - 0.02) ** 2) / 0.03) : 1;
    const reach = surface[3] ?? 0;
    const cool = filled + around;
    const red = (surface[0] ?? 0) * ((diffuse + 0.92 * cool) * reach + glow - 1) + gloss;
    const green = (surface[1] ?? 0) * (diffuse * 0.97 + 0.97 * cool) * reach + gloss * 0.97;
    const blue = (surface[2] ?? 0) * (diffuse * 0.92 + 1.05 * cool) * reach + gloss * 0.92;
    this.pixels[at] = display(red * rim);
    this.pixels[at + 1] = display(green * rim);
    this.pixels[at + 2] = display(blue * rim);
    this.pixels[at + 3] = 255;
  }

  /** Softens the outline: a pixel is as opaque as its neighbourhood is covered. */
  feather(): void {
    const { width, height, pixels } = this;
    const depth = this.#depth;
    for (let y = 1; y < height - 1; y++)
      for (let x = 1; x < width - 1; x++) {
        const at = y * width + x;
        if (depth[at] === -1e9) continue;
        let covered = 0;
        for (let row = at - width; row <= at + width; row += width)
          for (let near = row - 1; near <= row + 1; near++) if (depth[near] !== -1e9) covered++;
        if (covered < 9) pixels[at * 4 + 3] = (255 * covered) / 9;
      }
  }
}

function display(light: number): number {
  return gammaTable[Math.floor(clamp(light) * gammaSteps)] ?? 0;
}
