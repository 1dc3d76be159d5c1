/** Where a picture lies in its frame: its middle relative to the middle of the frame, and CSS pixels for one of its own. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

/** Width and height in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

const LARGEST = 16;

const turned = ({ width, height }: Size, rotation: number): Size =>
  rotation % 180 === 0 ? { width, height } : { width: height, height: width };

/** The scale at which the whole picture is seen; never larger than its own pixels. */
export function fitScale(frame: Size, picture: Size, rotation: number): number {
  const { width, height } = turned(picture, rotation);
  return Math.min(1, frame.width / width, frame.height / height);
}

const within = (value: number, least: number, most: number): number => Math.max(least, Math.min(most, value));

/** Keeps the picture in sight: it cannot be dragged past the frame's middle. */
export function keepInSight(place: Place, picture: Size, rotation: number): Place {
  const { width, height } = turned(picture, rotation);
  const [halfWidth, halfHeight] = [(width * place.scale) / 2, (height * place.scale) / 2];
  return {
    ...place,
    x: within(place.x, -halfWidth, halfWidth),
    y: within(place.y, -halfHeight, halfHeight),
  };
}

/** Enlarges by a factor so that what lies under `point` (relative to the frame's middle) stays there. */
export function zoomAt(place: Place, factor: number, least: number, point = { x: 0, y: 0 }): Place {
  const scale = within(place.scale * factor, least, LARGEST);
  const real = scale / place.scale;
  return { scale, x: point.x - (point.x - place.x) * real, y: point.y - (point.y - place.y) * real };
}

/** A point relative to the middle of what it lies in. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A rectangle in pixels of the picture, upright. */
export interface Part extends Size {
  readonly x: number;
  readonly y: number;
}

/** The part of the picture that is seen in the frame, in its own pixels; of no size when nothing of it is. */
export function seenPart(place: Place, frame: Size, picture: Size, rotation: number): Part {
  const seen = turned({ width: frame.width / place.scale, height: frame.height / place.scale }, rotation);
  const middle = { x: -place.x / place.scale, y: -place.y / place.scale };
  // Turned back: what was right of the middle is where the picture has its own right.
  const [x, y] = [
    [middle.x, middle.y],
    [middle.y, -middle.x],
    [-middle.x, -middle.y],
    [-middle.y, middle.x],
  ][(rotation / 90) % 4] ?? [0, 0];
  const left = within(picture.width / 2 + (x ?? 0) - seen.width / 2, 0, picture.width);
  const top = within(picture.height / 2 + (y ?? 0) - seen.height / 2, 0, picture.height);
  const right = within(picture.width / 2 + (x ?? 0) + seen.width / 2, 0, picture.width);
  const bottom = within(picture.height / 2 + (y ?? 0) + seen.height / 2, 0, picture.height);
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** The same place when the picture is measured in other pixels: what is seen stays. */
export function inOtherPixels(place: Place, before: Size, now: Size): Place {
  return { ...place, scale: (place.scale * before.width) / now.width };
}
