import { mix } from "./numbers.ts";

/**
 * The colour of a point of a surface. Gets the point's interpolated attributes and its normal, writes
 * linear red, green, blue, the share of light that reaches it, and 1 if it is hair into `out`; answers
 * false where the surface has a hole.
 */
export type Material = (a: number, b: number, c: number, normalY: number, out: Float32Array) => boolean;

/** A grid of points joined by triangles: (rows + 1) × (columns + 1) points. */
export interface Mesh {
  readonly rows: number;
  readonly columns: number;
  /** x, y, z per point, in head units. */
  readonly positions: Float32Array;
  readonly normals: Float32Array;
  /** Three values per point, for the material. */
  readonly attributes: Float32Array;
  readonly material: Material;
  readonly skin: boolean;
}

/** Normals of a grid of points, from the differences of its neighbours. */
export function gridNormals(positions: Float32Array, rows: number, columns: number): Float32Array {
  const normals = new Float32Array(positions.length);
  const at = (row: number, column: number) => (row * (columns + 1) + column) * 3;
  for (let row = 0; row <= rows; row++)
    for (let column = 0; column <= columns; column++) {
      const up = at(Math.max(0, row - 1), column);
      const down = at(Math.min(rows, row + 1), column);
      const left = at(row, Math.max(0, column - 1));
      const right = at(row, Math.min(columns, column + 1));
      const ux = (positions[down] ?? 0) - (positions[up] ?? 0);
      const uy = (positions[down + 1] ?? 0) - (positions[up + 1] ?? 0);
      const uz = (positions[down + 2] ?? 0) - (positions[up + 2] ?? 0);
      const vx = (positions[right] ?? 0) - (positions[left] ?? 0);
      const vy = (positions[right + 1] ?? 0) - (positions[left + 1] ?? 0);
      const vz = (positions[right + 2] ?? 0) - (positions[left + 2] ?? 0);
      const x = uy * vz - uz * vy;
      const y = uz * vx - ux * vz;
      const z = ux * vy - uy * vx;
      const length = Math.hypot(x, y, z) || 1;
      normals.set([x / length, y / length, z / length], at(row, column));
    }
  return normals;
}

/** One ring of a {@link lathe}: its height, half width, half depth and how far it sits forward. */
export type Ring = readonly [y: number, width: number, depth: number, forward: number];

/** A body turned on a lathe: rings from top to bottom, seen over a range of angles (0 faces the camera). */
export function lathe(
  rings: readonly Ring[],
  options: { reach: number; columns: number; roundness: number; material: Material; skin: boolean },
): Mesh {
  const { reach, columns, roundness } = options;
  const rows = rings.length - 1;
  const positions = new Float32Array(rings.length * (columns + 1) * 3);
  let index = 0;
  for (const [y, width, depth, forward] of rings)
    for (let column = 0; column <= columns; column++) {
      const angle = mix(-reach, reach, column / columns);
      positions[index++] = width * softened(Math.sin(angle), roundness);
      positions[index++] = y;
      positions[index++] = forward + depth * softened(Math.cos(angle), roundness);
    }
  const normals = gridNormals(positions, rows, columns);
  return {
    rows,
    columns,
    positions,
    normals,
    attributes: positions,
    material: options.material,
    skin: options.skin,
  };
}

/** sign(x)·|x|^power: a circle becomes a rounded square. */
export function softened(value: number, power: number): number {
  return Math.sign(value) * Math.abs(value) ** power;
}
