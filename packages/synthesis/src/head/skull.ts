import { smoothNoise } from "../random.ts";
import type { Appearance } from "./appearance.ts";
import type { FacePicture } from "./face-picture.ts";
import { hairCover, hairThickness } from "./hair.ts";
import { gridNormals, type Material, type Mesh, softened } from "./mesh.ts";
import { lipGaps } from "./mouth.ts";
import { bump, clamp, curve, mix, smoothstep, toLinear } from "./numbers.ts";

/** The head at an opening of the mouth of 0…1, as a grid of `detail` × `detail` patches. */
export function skullMesh(
  appearance: Appearance,
  opening: number,
  detail: number,
  picture: FacePicture,
): Mesh {
  const { chinY, crownY, chinWidth, jawWidth, cheekWidth, foreheadWidth, mouthY } = appearance;
  const widths = [
    [chinY - 0.02, 0],
    [chinY + 0.02, chinWidth * 0.55],
    [chinY + 0.12, chinWidth * 1.05],
    [chinY + 0.34, mix(chinWidth, jawWidth, 0.62)],
    [mouthY + 0.06, jawWidth],
    [-0.2, mix(jawWidth, cheekWidth, 0.72)],
    [0.12, cheekWidth],
    [0.5, mix(cheekWidth, foreheadWidth, 0.55) + 0.03],
    [0.8, foreheadWidth + 0.02],
    [crownY - 0.3, foreheadWidth * 0.86],
    [crownY - 0.1, foreheadWidth * 0.52],
    [crownY, 0],
  ] as const;
  const depths = [
    [chinY - 0.02, 0.55],
    [chinY + 0.1, 0.76],
    [chinY + 0.3, 0.8],
    [mouthY, 0.86],
    [-0.3, 0.86],
    [0.1, 0.84],
    [0.4, 0.88],
    [0.75, 0.84],
    [crownY - 0.3, 0.66],
    [crownY - 0.1, 0.4],
    [crownY, 0.05],
  ] as const;
  const hairNoise = smoothNoise(appearance.seed + 77);
  const skinNoise = smoothNoise(appearance.seed + 5);
  const positions = new Float32Array((detail + 1) ** 2 * 3);
  const attributes = new Float32Array(positions.length);
  let index = 0;
  for (let row = 0; row <= detail; row++) {
    const turn = Math.PI * (0.5 + (row / detail - 0.5) * 0.999);
    const y0 = mix(crownY, chinY - 0.02, 0.5 - 0.5 * Math.cos(turn));
    const width = Math.max(0, curve(widths, y0));
    const depth = Math.max(0.02, curve(depths, y0));
    for (let column = 0; column <= detail; column++) {
      const angle = (column / detail - 0.5) * 3.9;
      const front = Math.cos(angle);
      const faces = Math.abs(angle) < 1.57;
      let x = width * softened(Math.sin(angle), 0.92);
      let y = y0;
      let z = front > 0 ? depth * front ** 0.72 : -0.8 * depth * (-front) ** 0.8;
      attributes.set([x, y0, faces ? 0 : 1], index);
      if (faces) z += relief(appearance, x, y0, opening, skinNoise) * smoothstep(0, 0.35, front);
      const hair = hairAt(appearance, x, y0, faces, hairNoise);
      if (hair > 0) {
        const curl = appearance.hairStyle === "curly" ? 1 + 0.4 * hairNoise(x * 9, y * 9) : 1;
        const thickness = hairThickness[appearance.hairStyle] * (1 + 0.25 * hairNoise(x * 4, y * 4)) * curl;
        const lift = (hair * thickness * smoothstep(-0.3, 0.5, y)) / (Math.hypot(x, y - 0.2, z) || 1);
        [x, y, z] = [x + x * lift, y + (y - 0.2) * lift, z + z * lift];
      }
      y -= opening * 0.2 * smoothstep(mouthY + 0.02, mouthY - 0.16, y0);
      positions.set([x, y, z], index);
      index += 3;
    }
  }
  return {
    rows: detail,
    columns: detail,
    positions,
    normals: gridNormals(positions, detail, detail),
    attributes,
    material: skullMaterial(appearance, picture),
    skin: true,
  };
}

function hairAt(
  appearance: Appearance,
  x: number,
  y: number,
  faces: boolean,
  noise: ReturnType<typeof smoothNoise>,
): number {
  if (appearance.hairStyle === "bald") return 0;
  if (faces) return hairCover(appearance, x, y, noise);
  return y > -0.25 ? 1 : 0;
}

/** How far the face stands out of the plain head at (x, y): sockets, cheeks, nose, lips, chin. */
function relief(
  appearance: Appearance,
  x: number,
  y: number,
  opening: number,
  noise: ReturnType<typeof smoothNoise>,
): number {
  const { eyeX, eyeY, noseY, noseWidth, mouthY, mouthWidth, upperLip, lowerLip, chinY } = appearance;
  const ax = Math.abs(x);
  const gaps = lipGaps(opening);
  const along = clamp((eyeY + 0.1 - y) / (eyeY + 0.1 - noseY));
  const noseRise =
    mix(appearance.bridge, appearance.noseHeight, along ** 1.5) *
    smoothstep(eyeY + 0.3, eyeY + 0.06, y) *
    smoothstep(noseY - 0.05, noseY + 0.06, y);
  const noseSide = mix(0.07, 0.075 + noseWidth * 0.25, along);
  return (
    0.045 * bump(ax, y, eyeX, eyeY, 0.1, 0.06) -
    0.1 * bump(ax, y, eyeX - 0.03, eyeY + 0.02, 0.16, 0.13) +
    appearance.browRidge * bump(ax, y, eyeX - 0.06, appearance.browY - 0.02, 0.26, 0.08) +
    appearance.cheekbones * bump(ax, y, 0.5, -0.14, 0.17, 0.16) -
    0.045 * (1 + appearance.age * 0.5) * bump(ax, y, 0.48, -0.52, 0.14, 0.2) +
    noseRise * Math.exp(-0.5 * (x / noseSide) ** 2) +
    0.05 * bump(x, y, 0, noseY + 0.07 + appearance.noseTipUp * 0.04, 0.08, 0.07) +
    0.13 * bump(ax, y, noseWidth * 0.72, noseY + 0.045, noseWidth * 0.32, 0.055) +
    0.07 * bump(x, y, 0, mouthY, 0.34, 0.22) +
    0.055 * bump(x, y, 0, mouthY + upperLip * 0.7 + gaps.upper, mouthWidth * 0.6, upperLip * 0.6) +
    0.065 * bump(x, y, 0, mouthY - lowerLip * 0.75 - gaps.lower, mouthWidth * 0.52, lowerLip * 0.6) -
    0.05 * bump(x, y, 0, mouthY - 0.17 - gaps.lower, 0.2, 0.05) +
    appearance.chinBump * bump(x, y, 0, chinY + 0.2 - opening * 0.16, 0.16, 0.11) -
    0.02 * bump(x, y, 0, (noseY + mouthY) / 2, 0.035, 0.07) +
    0.006 * noise(x * 7, y * 7)
  );
}

/** The face picture in front, hair or skin behind. */
function skullMaterial(appearance: Appearance, picture: FacePicture): Material {
  const { side, pixels } = picture;
  const { chinY } = appearance;
  const bald = appearance.hairStyle === "bald";
  const skin = appearance.skin.map(toLinear);
  const hair = appearance.hair.map((part) => toLinear(part * 0.7));
  const row = side * 3;
  return (u, v, behind, normalY, out) => {
    const hairy = behind > 0 && !bald && v > -0.25;
    if (behind > 0) {
      const colour = hairy ? hair : skin;
      for (let part = 0; part < 3; part++) out[part] = colour[part] ?? 0;
    } else {
      const px = clamp(((u + 1.15) / 2.3) * side - 0.5, 0, side - 1.01);
      const py = clamp(((1.5 - v) / 2.8) * side - 0.5, 0, side - 1.01);
      const x = Math.floor(px);
      const y = Math.floor(py);
      const fx = px - x;
      const fy = py - y;
      const at = y * row + x * 3;
      for (let part = 0; part < 3; part++) {
        const top = (pixels[at + part] ?? 0) * (1 - fx) + (pixels[at + part + 3] ?? 0) * fx;
        const bottom = (pixels[at + part + row] ?? 0) * (1 - fx) + (pixels[at + part + row + 3] ?? 0) * fx;
        out[part] = top * (1 - fy) + bottom * fy;
      }
    }
    out[3] =
      v > chinY + 0.16 ? 1 : 1 - 0.35 * smoothstep(chinY + 0.16, chinY, v) * smoothstep(0, 0.3, -normalY);
    out[4] = hairy ? 1 : 0;
    return true;
  };
}
