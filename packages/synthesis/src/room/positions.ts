/** Width of the picture, in pixels. */
export const pictureWidth = 1280;
/** Height of the picture, in pixels. */
export const pictureHeight = 720;

/** A person's position at the table. */
export interface Position {
  /** Where the head's origin is when the person sits still, in pixels. */
  readonly x: number;
  readonly y: number;
  readonly pixelsPerUnit: number;
  /** How the person sits turned, in radians: those at the sides towards the middle. */
  readonly yaw: number;
}

/** Positions along the far side of a table; those at its ends are nearer to the camera and so larger. */
export function positionsFor(people: number): Position[] {
  const reach = Math.min(1, 0.3 + 0.115 * people);
  const size = 76 - 3 * people;
  return Array.from({ length: people }, (_, index) => {
    const across = people === 1 ? 0 : ((2 * index) / (people - 1) - 1) * reach;
    const near = Math.abs(across) ** 1.5;
    return {
      x: pictureWidth * (0.5 + 0.425 * across),
      y: 308 + 42 * near,
      pixelsPerUnit: size * (0.9 + 0.22 * near),
      yaw: -0.14 * across,
    };
  });
}

/** Height of the table's far edge at x. */
export function tableEdgeY(x: number): number {
  const across = (x - pictureWidth / 2) / (pictureWidth / 2);
  return 520 + 34 * across * across;
}
