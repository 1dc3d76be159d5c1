import type { ReturnStatus } from '../search-settlements.ts';

const SIGN_PX = 40;
const [EDGE, SIDE] = [5, SIGN_PX - 10];

/** A colour of the theme that is shown. */
export const colour = (name: string): string =>
  getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();

function drawnOn(draw: (on: CanvasRenderingContext2D) => void): ImageData | null {
  const canvas = document.createElement('canvas');
  canvas.width = SIGN_PX;
  canvas.height = SIGN_PX;
  const on = canvas.getContext('2d');
  if (!on) return null;
  draw(on);
  return on.getImageData(0, 0, SIGN_PX, SIGN_PX);
}

/** The sign of a status as a picture, in the colours of the theme, told apart by its shape as everywhere. */
export function statusSign(status: ReturnStatus): ImageData | null {
  return drawnOn((draw) => {
    const ink = colour(status === 'blocked' ? 'bad' : status === 'at-risk' ? 'open' : 'ink-2');
    draw.fillStyle = colour('paper');
    draw.fillRect(EDGE, EDGE, SIDE, SIDE);
    draw.save();
    draw.beginPath();
    draw.rect(EDGE, EDGE, SIDE, SIDE);
    draw.clip();
    draw.fillStyle = ink;
    draw.strokeStyle = ink;
    if (status === 'blocked') draw.fillRect(EDGE, EDGE, SIDE, SIDE);
    if (status === 'at-risk') {
      draw.beginPath();
      draw.moveTo(EDGE, EDGE + SIDE);
      draw.lineTo(EDGE + SIDE, EDGE);
      draw.lineTo(EDGE + SIDE, EDGE + SIDE);
      draw.fill();
    }
    if (status === 'unknown' || status === 'none-recorded') {
      if (status === 'none-recorded') {
        draw.beginPath();
        draw.rect(EDGE, EDGE + SIDE / 2, SIDE, SIDE / 2);
        draw.clip();
      }
      draw.lineWidth = 3;
      for (let at = -SIDE; at < SIDE * 2; at += 9) {
        draw.beginPath();
        draw.moveTo(EDGE + at, EDGE + SIDE);
        draw.lineTo(EDGE + at + SIDE, EDGE);
        draw.stroke();
      }
    }
    draw.restore();
    draw.strokeStyle = ink;
    draw.lineWidth = 3;
    draw.strokeRect(EDGE, EDGE, SIDE, SIDE);
  });
}

/** An empty square, for several settlements together. */
export function squareSign(): ImageData | null {
  return drawnOn((draw) => {
    draw.fillStyle = colour('paper');
    draw.strokeStyle = colour('ink');
    draw.lineWidth = 3;
    draw.fillRect(EDGE, EDGE, SIDE, SIDE);
    draw.strokeRect(EDGE, EDGE, SIDE, SIDE);
  });
}

/** A triangle: filled for what has a date, its line broken where nobody says when. */
export function triangleSign(isDated: boolean): ImageData | null {
  return drawnOn((draw) => {
    draw.beginPath();
    draw.moveTo(SIGN_PX / 2, EDGE);
    draw.lineTo(EDGE + SIDE, EDGE + SIDE);
    draw.lineTo(EDGE, EDGE + SIDE);
    draw.closePath();
    draw.fillStyle = colour(isDated ? 'ink' : 'paper');
    draw.fill();
    draw.strokeStyle = colour(isDated ? 'paper' : 'ink');
    draw.lineWidth = 3;
    if (!isDated) draw.setLineDash([6, 4]);
    draw.stroke();
  });
}

/** A disc for one hazard: full where the area is confirmed, half where it is suspected, a point in a ring where nobody decided; its line broken without a date. */
export function hazardSign(decided: 'cha' | 'sha' | 'not-decided', isDated: boolean): ImageData | null {
  return drawnOn((draw) => {
    const [middle, radius] = [SIGN_PX / 2, SIDE / 2 - 1];
    draw.beginPath();
    draw.arc(middle, middle, radius, 0, 2 * Math.PI);
    draw.fillStyle = colour('paper');
    draw.fill();
    draw.strokeStyle = colour('bad');
    draw.lineWidth = 3.5;
    if (!isDated) draw.setLineDash([5, 4]);
    draw.stroke();
    draw.fillStyle = colour('bad');
    draw.beginPath();
    if (decided === 'not-decided') draw.arc(middle, middle, 5, 0, 2 * Math.PI);
    else draw.arc(middle, middle, radius, 0, decided === 'cha' ? 2 * Math.PI : Math.PI);
    draw.fill();
  });
}

/** How a part of an area was released. */
export type ReleaseKind = 'cancelled' | 'reduced' | 'cleared';

/** Lines along it for what was cancelled, down it for what was reduced, dots for what was cleared: in ink, and no colour that says that it is safe. */
function releasedOn(draw: CanvasRenderingContext2D, kind: ReleaseKind, step: number): void {
  draw.fillStyle = colour('ink');
  for (let at = step / 2; at < SIGN_PX; at += step) {
    if (kind === 'cancelled') draw.fillRect(0, at - 1, SIGN_PX, 2);
    if (kind === 'reduced') draw.fillRect(at - 1, 0, 2, SIGN_PX);
    if (kind === 'cleared')
      for (let down = step / 2; down < SIGN_PX; down += step) {
        draw.beginPath();
        draw.arc(at, down, 2.2, 0, 2 * Math.PI);
        draw.fill();
      }
  }
}

/** What a part looks like that was released, over what lies below it. */
export const releasedPattern = (kind: ReleaseKind): ImageData | null =>
  drawnOn((draw) => releasedOn(draw, kind, kind === 'cleared' ? 10 : 20));

function outlined(
  corners: readonly (readonly [number, number])[],
  of: {
    readonly line: string;
    readonly isDated: boolean;
    readonly fill: (on: CanvasRenderingContext2D) => void;
  },
): ImageData | null {
  return drawnOn((draw) => {
    const [middle, radius] = [SIGN_PX / 2, SIDE / 2 + 2];
    draw.beginPath();
    for (const [x, y] of corners) draw.lineTo(middle + x * radius, middle + y * radius);
    draw.closePath();
    draw.fillStyle = colour('paper');
    draw.fill();
    draw.strokeStyle = colour(of.line);
    draw.lineWidth = 3.5;
    if (!of.isDated) draw.setLineDash([5, 4]);
    draw.stroke();
    draw.clip();
    of.fill(draw);
  });
}

const DIAMOND = [
  [0, -1],
  [1, 0],
  [0, 1],
  [-1, 0],
] as const;
const HEXAGON = [
  [-0.5, -0.9],
  [0.5, -0.9],
  [1, 0],
  [0.5, 0.9],
  [-0.5, 0.9],
  [-1, 0],
] as const;

/** A diamond for one area, filled as the disc of a hazard is; an empty one for several together. */
export const areaSign = (decided: 'cha' | 'sha' | 'not-decided' | null, isDated: boolean): ImageData | null =>
  outlined(DIAMOND, {
    line: 'bad',
    isDated,
    fill: (draw) => {
      draw.fillStyle = colour('bad');
      if (decided === 'cha') draw.fillRect(0, 0, SIGN_PX, SIGN_PX);
      if (decided === 'sha') draw.fillRect(0, SIGN_PX / 2, SIGN_PX, SIGN_PX / 2);
      if (decided !== 'not-decided') return;
      draw.beginPath();
      draw.arc(SIGN_PX / 2, SIGN_PX / 2, 4, 0, 2 * Math.PI);
      draw.fill();
    },
  });

/** A hexagon for one part that was released, with the pattern of how; an empty one for several together. */
export const releasedSign = (kind: ReleaseKind | null, isDated: boolean): ImageData | null =>
  outlined(HEXAGON, {
    line: 'ink',
    isDated,
    fill: (draw) => (kind === null ? undefined : releasedOn(draw, kind, 8)),
  });

/** What land looks like of which nothing is known: hatched, as everywhere. */
export function unknownHatch(): ImageData | null {
  return drawnOn((draw) => {
    draw.fillStyle = colour('map-land');
    draw.fillRect(0, 0, SIGN_PX, SIGN_PX);
    draw.strokeStyle = colour('map-line');
    draw.globalAlpha = 0.45;
    draw.lineWidth = 1.5;
    for (let at = -SIGN_PX; at < SIGN_PX; at += SIGN_PX / 2) {
      draw.beginPath();
      draw.moveTo(at - 1, SIGN_PX + 1);
      draw.lineTo(at + SIGN_PX + 1, -1);
      draw.stroke();
    }
    draw.beginPath();
    draw.moveTo(SIGN_PX - 1, SIGN_PX + 1);
    draw.lineTo(SIGN_PX + 1, SIGN_PX - 1);
    draw.stroke();
  });
}
