import { valueAt } from "../defined.ts";
import { smoothNoise } from "../random.ts";
import type { Appearance } from "./appearance.ts";
import { lathe, type Material, type Mesh, type Ring } from "./mesh.ts";
import { type Colour, curve, mix, mixColour, scaleColour, smoothstep, toLinear } from "./numbers.ts";

const clothNoise = smoothNoise(4242);

/** Rings at `count` + 1 steps of 0…1. */
function rings(count: number, ring: (share: number) => Ring): Ring[] {
  return Array.from({ length: count + 1 }, (_, index) => ring(index / count));
}

function neckWidth(appearance: Appearance): number {
  return appearance.female ? 0.37 : 0.46;
}

/** The height of the shirt's edge at x: a V. */
function collarY(x: number): number {
  return -1.79 + Math.abs(x) * 1.1;
}

/** Hair visible behind the head: long hair, a bob, curls or a bun. */
export function backHair(appearance: Appearance): Mesh | undefined {
  const noise = smoothNoise(appearance.seed + 77);
  const colour = appearance.hair.map(toLinear);
  const material: Material = (x, y, z, _normalY, out) => {
    const turn = Math.atan2(x, z + 0.4);
    const light = 0.8 + noise(turn * 22, y * 1.3) * 0.25 + noise(turn * 47, y * 2) * 0.175;
    const factor = light ** 2.2;
    for (let part = 0; part < 3; part++) out[part] = valueAt(colour, part) * factor;
    out[3] = 1;
    out[4] = 1;
    return true;
  };
  const style = appearance.hairStyle;
  if (style === "bun") {
    const bun = rings(20, (share) => {
      const angle = share * Math.PI;
      const across = Math.sin(angle);
      return [1.52 + 0.3 * Math.cos(angle), 0.36 * across + 0.001, 0.33 * across + 0.001, -0.2];
    });
    return lathe(bun, { reach: 1.6, columns: 30, roundness: 1, material, skin: false });
  }
  if (style !== "long" && style !== "bob" && style !== "curly") return undefined;
  const bottom = { long: -1.75, bob: -1, curly: -0.35 }[style];
  const fall = rings(40, (share) => {
    const y = mix(1.25, bottom, share);
    const wave = style === "curly" ? 0.06 * noise(y * 5, 3) : 0.02 * Math.sin(y * 6);
    const dome = y > 0.3 ? Math.sqrt(Math.max(0.02, 1 - ((y - 0.3) / 1.05) ** 2)) : 1;
    let width = (appearance.cheekWidth + 0.16) * dome + wave;
    if (style === "long") width += 0.08 * smoothstep(0, -1.2, y);
    if (style === "bob") width *= 1 - 0.25 * smoothstep(bottom + 0.2, bottom, y);
    if (style === "curly") width = (width + 0.1) * (1 - 0.35 * smoothstep(bottom + 0.5, bottom, y));
    // Below the chin it is behind the shoulders.
    const forward = mix(-0.28, -0.55, smoothstep(-0.6, -1.3, y));
    return [y, width, 0.55, forward];
  });
  return lathe(fall, { reach: 1.6, columns: 40, roundness: 0.7, material, skin: false });
}

/** The neck down to the shirt's collar. */
export function neck(appearance: Appearance): Mesh {
  const skin = scaleColour(appearance.skin, 0.96).map(toLinear);
  const width = neckWidth(appearance);
  return lathe(
    rings(24, (share) => {
      const y = mix(-0.6, -1.8, share);
      return [y, width + 0.06 * smoothstep(-1.4, -1.8, y), 0.4, -0.12];
    }),
    {
      reach: 1.6,
      columns: 24,
      roundness: 1,
      skin: true,
      material: (x, y, _z, _normalY, out) => {
        if (y < collarY(x) + 0.03) return false;
        for (let part = 0; part < 3; part++) out[part] = valueAt(skin, part);
        out[3] = mix(0.42, 0.95, smoothstep(appearance.chinY + 0.1, appearance.chinY - 0.42, y));
        out[4] = 0;
        return true;
      },
    },
  );
}

/** Chest, shoulders and upper arms in a shirt, down to what a table would hide. */
export function torso(appearance: Appearance): Mesh {
  const skin = scaleColour(appearance.skin, 0.97);
  const shirt = mixColour(appearance.shirt, [105, 112, 125], 0.4);
  const shoulder = appearance.female ? 1.3 : 1.55;
  const width = neckWidth(appearance);
  const halves = [
    [-4.2, shoulder * 1.1],
    [-3.1, shoulder * 1.07],
    [-2.45, shoulder],
    [-2.05, shoulder * 0.94],
    [-1.82, shoulder * 0.8],
    [-1.64, shoulder * 0.58],
    [-1.48, width + 0.18],
    [-1.36, width + 0.05],
  ] as const;
  const material: Material = (x, y, _z, _normalY, out) => {
    const edge = y - collarY(x);
    const bare = edge > 0 && Math.abs(x) < 0.62;
    const weave = 1 + 0.04 * clothNoise(x * 3 + 5, y * 2) + 0.03 * clothNoise(x * 14, y * 14);
    // The collar is a darker band, and the arm meets the chest in a fold.
    const band = edge > -0.13 && Math.abs(x) < 0.6 ? 0.82 : 1;
    const fold = 0.4 * Math.exp(-(((Math.abs(x) - shoulder * 0.74) / 0.05) ** 2)) * smoothstep(-2.1, -2.5, y);
    const colour: Colour = bare ? skin : scaleColour(shirt, weave * band);
    for (let part = 0; part < 3; part++) out[part] = toLinear(valueAt(colour, part));
    out[3] = bare ? mix(0.7, 0.9, smoothstep(-1.36, -1.6, y)) : 0.95 - fold;
    out[4] = 0;
    return true;
  };
  const chest = rings(60, (share) => {
    const y = mix(-1.36, -4.2, share);
    return [y, curve(halves, y), mix(0.42, 0.66, smoothstep(-1.35, -2.1, y)), -0.2];
  });
  return lathe(chest, { reach: 1.6, columns: 80, roundness: 0.8, material, skin: false });
}

/** Both ears, unless hair covers them. */
export function ears(appearance: Appearance): Mesh[] {
  if (appearance.hairStyle === "long" || appearance.hairStyle === "bob") return [];
  const colour = mixColour(scaleColour(appearance.skin, 0.97), [190, 90, 80], 0.12).map(toLinear);
  const material: Material = (x, y, _z, _normalY, out) => {
    const inner = Math.exp(
      -(((Math.abs(x) - appearance.cheekWidth - 0.03) / 0.035) ** 2 + ((y - 0.02) / 0.13) ** 2),
    );
    for (let part = 0; part < 3; part++) out[part] = valueAt(colour, part);
    out[3] = 1 - 0.45 * inner;
    out[4] = 0;
    return true;
  };
  return [-1, 1].map((side) => {
    const shell = rings(14, (share) => {
      const angle = share * Math.PI;
      const across = Math.sin(angle);
      const depth = 0.15 * across * (0.8 + 0.2 * Math.cos(angle)) + 0.001;
      return [0.02 + 0.27 * Math.cos(angle), 0.095 * across + 0.001, depth, 0];
    });
    const mesh = lathe(shell, { reach: Math.PI, columns: 18, roundness: 1, material, skin: true });
    for (let index = 0; index < mesh.positions.length; index += 3) {
      mesh.positions[index] =
        valueAt(mesh.positions, index) +
        side * (appearance.cheekWidth + 0.02 * (valueAt(mesh.positions, index + 1) + 0.2));
      mesh.positions[index + 2] = valueAt(mesh.positions, index + 2) - 0.05;
    }
    return mesh;
  });
}
