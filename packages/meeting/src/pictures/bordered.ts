import type { Box, Image } from "@hapju/spec";

const GREY = 128;

/** A picture within a larger one, and where a box of the larger one lies in it. */
export interface PictureView {
  readonly image: Image;
  /** May be partly outside the picture. */
  readonly toPicture: (box: Box) => Box;
}

/** A picture with a grey border all round, as wide as a share of its longer side. */
export function bordered(picture: Image, share: number): PictureView {
  const margin = Math.round(share * Math.max(picture.width, picture.height));
  const [width, height] = [picture.width + 2 * margin, picture.height + 2 * margin];
  const data = new Uint8Array(width * height * 3).fill(GREY);
  const bytes = picture.width * 3;
  for (let row = 0; row < picture.height; row++)
    data.set(picture.data.subarray(row * bytes, (row + 1) * bytes), ((row + margin) * width + margin) * 3);
  return viewOf({ width, height, data }, picture, { left: -margin, top: -margin });
}

/** The four corners of a picture, each with more than half of either side: its parts at a larger scale. */
export function corners(picture: Image, share: number): PictureView[] {
  const [width, height] = [Math.ceil(picture.width * share), Math.ceil(picture.height * share)];
  const [right, bottom] = [picture.width - width, picture.height - height];
  const places = [
    [0, 0],
    [right, 0],
    [0, bottom],
    [right, bottom],
  ] as const;
  return places.map(([left, top]) => {
    const data = new Uint8Array(width * height * 3);
    for (let row = 0; row < height; row++) {
      const from = ((row + top) * picture.width + left) * 3;
      data.set(picture.data.subarray(from, from + width * 3), row * width * 3);
    }
    return viewOf({ width, height, data }, picture, { left, top });
  });
}

function viewOf(
  image: Image,
  picture: Image,
  { left, top }: { readonly left: number; readonly top: number },
): PictureView {
  return {
    image,
    toPicture: ({ x, y, width, height }) => ({
      x: (x * image.width + left) / picture.width,
      y: (y * image.height + top) / picture.height,
      width: (width * image.width) / picture.width,
      height: (height * image.height) / picture.height,
    }),
  };
}
