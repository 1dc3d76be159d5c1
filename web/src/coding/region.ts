import type { Region } from './place.ts';

/** Smallest side of a part, in per cent: less is a slip of the hand. */
const LEAST = 0.5;

const tenth = (value: number): number => Math.round(value * 10) / 10;

/** The part that is offered before anybody has dragged. */
export const MIDDLE: Region = { x: 25, y: 25, width: 50, height: 50 };

/** The part between two points (per cent of what they lie on), in either order, as much of it as lies within. */
export function between(a: readonly [number, number], b: readonly [number, number]): Region {
  const side = (from: number, to: number): readonly [number, number] => {
    const [first, last] = [Math.max(0, Math.min(from, to)), Math.min(100, Math.max(from, to))];
    const start = tenth(Math.min(first, 100 - LEAST));
    return [start, tenth(Math.max(LEAST, last - start))];
  };
  const [[x, width], [y, height]] = [side(a[0], b[0]), side(a[1], b[1])];
  return { x, y, width: tenth(Math.min(width, 100 - x)), height: tenth(Math.min(height, 100 - y)) };
}

/** Where a part is seen when what it is a part of is turned clockwise, by a multiple of 90 degrees. */
export function turnedRegion(region: Region, rotation: number): Region {
  const { x, y, width, height } = region;
  const turns = (((rotation / 90) % 4) + 4) % 4;
  if (turns === 0) return region;
  return turnedRegion({ x: tenth(100 - y - height), y: x, width: height, height: width }, (turns - 1) * 90);
}

/** The part with one of its numbers changed, held within what it is a part of. */
export function withSide(region: Region, side: keyof Region, value: number): Region {
  const next = { ...region, [side]: Math.min(100, Math.max(0, value)) };
  const held = (start: number, length: number): number =>
    tenth(Math.min(Math.max(LEAST, length), 100 - start));
  const [x, y] = [Math.min(next.x, 100 - LEAST), Math.min(next.y, 100 - LEAST)];
  return { x, y, width: held(x, next.width), height: held(y, next.height) };
}

/** Where a picture lies in a box that it fills without being cut or stretched, in pixels of the box. */
export function fittedIn(
  box: { readonly width: number; readonly height: number },
  picture: { readonly width: number; readonly height: number },
): { readonly left: number; readonly top: number; readonly width: number; readonly height: number } {
  if (picture.width <= 0 || picture.height <= 0) return { left: 0, top: 0, ...box };
  const scale = Math.min(box.width / picture.width, box.height / picture.height);
  const [width, height] = [picture.width * scale, picture.height * scale];
  return { left: (box.width - width) / 2, top: (box.height - height) / 2, width, height };
}
